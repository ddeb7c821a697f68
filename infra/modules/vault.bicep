// The bot's secrets. Its identity may read them, and nobody else is given anything here.

param name string
param location string
param readerPrincipalId string
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

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerPrincipalId, readSecrets)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readSecrets)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

output uri string = vault.properties.vaultUri
