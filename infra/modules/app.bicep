// The bot's replicas.

param name string
param location string
param environmentId string
param host string
param identityName string
param registryServer string
param image string
param vaultUri string
param botAppId string
param tenantId string
param authority string
param replicas int

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      registries: [
        {
          server: registryServer
          identity: identity.id
        }
      ]
      ingress: {
        external: true
        allowInsecure: false
        targetPort: 3978
        transport: 'http'
      }
      secrets: [
        {
          name: 'database-url'
          keyVaultUrl: '${vaultUri}secrets/database-url'
          identity: identity.id
        }
        {
          name: 'bot-password'
          keyVaultUrl: '${vaultUri}secrets/bot-password'
          identity: identity.id
        }
        {
          name: 'vault-key'
          keyVaultUrl: '${vaultUri}secrets/vault-key'
          identity: identity.id
        }
      ]
    }
    template: {
      // What is under way may take 8 seconds to end (docs/operation.md).
      terminationGracePeriodSeconds: 30
      scale: {
        minReplicas: replicas
        maxReplicas: replicas
      }
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: [
            { name: 'PORT', value: '3978' }
            { name: 'PUBLIC_URL', value: 'https://${host}' }
            { name: 'MICROSOFT_APP_ID', value: botAppId }
            { name: 'MICROSOFT_APP_PASSWORD', secretRef: 'bot-password' }
            { name: 'MICROSOFT_APP_TENANT_ID', value: tenantId }
            { name: 'AZURE_TENANT_ID', value: tenantId }
            { name: 'AZURE_CLIENT_ID', value: botAppId }
            { name: 'AZURE_MANAGED_IDENTITY', value: identity.properties.clientId }
            { name: 'AUTHORITY', value: authority }
            { name: 'SSO_RESOURCE', value: 'api://botid-${botAppId}' }
            { name: 'DATABASE_URL', secretRef: 'database-url' }
            { name: 'VAULT_KEY', secretRef: 'vault-key' }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/healthz', port: 3978 }
              periodSeconds: 30
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: 3978 }
              periodSeconds: 30
            }
            {
              type: 'Readiness'
              httpGet: { path: '/readyz', port: 3978 }
              periodSeconds: 10
              timeoutSeconds: 5
            }
          ]
        }
      ]
    }
  }
}
