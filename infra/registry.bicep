// What has to be there before the bot's image can be built: a registry, and the identities that pull from it: the bot's, and
// that of the job which makes its database and alone may read the administrator's password.

@description('What the names of all resources begin with: small letters, digits and hyphens, a letter first.')
@minLength(4)
@maxLength(12)
param name string = 'drawbridge'

param location string = resourceGroup().location

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

resource databaseIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-database'
  location: location
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  // Unique in all of Azure, letters and digits only.
  name: '${replace(name, '-', '')}${uniqueString(resourceGroup().id)}'
  location: location
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
  }
}

// AcrPull. Source: learn.microsoft.com/azure/role-based-access-control/built-in-roles/containers
var pull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, pull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pull)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource databaseMayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, databaseIdentity.id, pull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pull)
    principalId: databaseIdentity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

output REGISTRY_NAME string = registry.name
output IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
