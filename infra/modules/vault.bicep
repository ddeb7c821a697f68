// The bot's secrets. Its identity may read its own, and that of the job which makes the database the two addresses there;
// nobody else is given anything here.

param name string
param location string
param botPrincipalId string
param databasePrincipalId string
@secure()
param botAppPassword string
@secure()
param vaultKey string
param databaseHost string
@secure()
param databaseAdminPassword string
@secure()
param databasePassword string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  // Unique in all of Azure, 24 characters at most.
  name: take('${name}-${uniqueString(resourceGroup().id)}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    // With the vault's key lost, every stored credential is.
    enableSoftDelete: true
    enablePurgeProtection: true
  }

  resource password 'secrets' = {
    name: 'bot-password'
    properties: {
      value: botAppPassword
    }
  }

  resource key 'secrets' = {
    name: 'vault-key'
    properties: {
      value: vaultKey
    }
  }

  resource database 'secrets' = {
    name: 'database-url'
    properties: {
      value: 'postgres://drawbridge:${uriComponent(databasePassword)}@${databaseHost}:5432/drawbridge?sslmode=verify-full'
    }
  }

  resource administrator 'secrets' = {
    name: 'database-admin-url'
    properties: {
      value: 'postgres://drawbridgeadmin:${uriComponent(databaseAdminPassword)}@${databaseHost}:5432/postgres?sslmode=verify-full'
    }
  }
}

// Key Vault Secrets User. Source: learn.microsoft.com/azure/role-based-access-control/built-in-roles/security
var readSecrets = '4633458b-17de-408a-b874-0445c86b69e6'

resource botReadsPassword 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::password.id, botPrincipalId, readSecrets)
  scope: vault::password
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readSecrets)
    principalId: botPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource botReadsKey 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::key.id, botPrincipalId, readSecrets)
  scope: vault::key
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readSecrets)
    principalId: botPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource botReadsDatabase 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::database.id, botPrincipalId, readSecrets)
  scope: vault::database
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readSecrets)
    principalId: botPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource jobReadsDatabase 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::database.id, databasePrincipalId, readSecrets)
  scope: vault::database
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readSecrets)
    principalId: databasePrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource jobReadsAdministrator 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::administrator.id, databasePrincipalId, readSecrets)
  scope: vault::administrator
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readSecrets)
    principalId: databasePrincipalId
    principalType: 'ServicePrincipal'
  }
}

output uri string = vault.properties.vaultUri
