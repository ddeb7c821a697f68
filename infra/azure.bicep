// The bot in Azure (docs/deploy.md): Container Apps in a network of its own, PostgreSQL that only that network reaches, its
// secrets in Key Vault, and the registration that Teams reaches it by. registry.bicep comes first. Deployed twice at the
// beginning: without the bot, then with it, once the job has made its database.

@description('What the names of all resources begin with, as in registry.bicep.')
@minLength(4)
@maxLength(12)
param name string = 'drawbridge'

param location string = resourceGroup().location

@description('The registry that registry.bicep has made.')
param registryName string

@description('The tag of the image that was built there.')
param imageTag string

@description('The application (client) id of the bot: single tenant, with a client secret.')
param botAppId string

@description('A client secret of that application.')
@secure()
param botAppPassword string

param tenantId string = tenant().tenantId

@description('32 random bytes in base64. What is in the database opens with this key alone: keep a copy elsewhere.')
@secure()
param vaultKey string

@description('The password of the role that administers the database server.')
@secure()
@minLength(16)
param databaseAdminPassword string

@description('The password of the role that the bot works as.')
@secure()
@minLength(16)
param databasePassword string

@description('False: only what the bot needs, with the job that makes its database.')
param withBot bool = true

@description('How many replicas run. Two survive the loss of one.')
@minValue(1)
param replicas int = 2

@description('Who makes approved changes: the approver, or the bot itself.')
@allowed(['delegated', 'unattended'])
param authority string = 'delegated'

@description('F0 is free; S1 comes with a service level.')
@allowed(['F0', 'S1'])
param botSku string = 'S1'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: name
}

resource databaseIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: '${name}-database'
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = {
  name: registryName
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: name
    location: location
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    name: name
    location: location
    adminPassword: databaseAdminPassword
    subnetId: network.outputs.databaseSubnetId
    dnsZoneId: network.outputs.dnsZoneId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: name
    location: location
    botPrincipalId: identity.properties.principalId
    databasePrincipalId: databaseIdentity.properties.principalId
    botAppPassword: botAppPassword
    vaultKey: vaultKey
    databaseHost: database.outputs.host
    databaseAdminPassword: databaseAdminPassword
    databasePassword: databasePassword
  }
}

var image = '${registry.properties.loginServer}/drawbridge:${imageTag}'

module environment 'modules/environment.bicep' = {
  name: 'environment'
  params: {
    name: name
    location: location
    subnetId: network.outputs.appSubnetId
    identityName: databaseIdentity.name
    registryServer: registry.properties.loginServer
    image: image
    vaultUri: vault.outputs.uri
  }
}

module app 'modules/app.bicep' = if (withBot) {
  name: 'app'
  params: {
    name: name
    location: location
    environmentId: environment.outputs.id
    host: environment.outputs.host
    identityName: identity.name
    registryServer: registry.properties.loginServer
    image: image
    vaultUri: vault.outputs.uri
    botAppId: botAppId
    tenantId: tenantId
    authority: authority
    replicas: replicas
  }
}

module bot 'modules/bot.bicep' = if (withBot) {
  name: 'bot'
  params: {
    name: name
    appId: botAppId
    tenantId: tenantId
    host: environment.outputs.host
    sku: botSku
  }
}

// In capitals, since Microsoft 365 Agents Toolkit keeps them as variables: of the app package, and of its deploy steps.
output BOT_DOMAIN string = environment.outputs.host
output BOT_ENDPOINT string = 'https://${environment.outputs.host}'
output AZURE_CLIENT_ID string = botAppId
output SSO_RESOURCE string = 'api://botid-${botAppId}'
