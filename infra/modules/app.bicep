// The bot's replicas, and the job that makes its role and its database.

param name string
param location string
param subnetId string
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

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: name
  location: location
  properties: {
    vnetConfiguration: {
      infrastructureSubnetId: subnetId
      internal: false
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

var host = '${name}.${environment.properties.defaultDomain}'
var registries = [
  {
    server: registryServer
    identity: identity.id
  }
]
var identities = {
  type: 'UserAssigned'
  userAssignedIdentities: {
    '${identity.id}': {}
  }
}
var databaseUrl = {
  name: 'database-url'
  keyVaultUrl: '${vaultUri}secrets/database-url'
  identity: identity.id
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: identities
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      registries: registries
      ingress: {
        external: true
        allowInsecure: false
        targetPort: 3978
        transport: 'http'
      }
      secrets: [
        databaseUrl
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
              periodSeconds: 5
              failureThreshold: 60
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

// Run once after the first deployment, and again whenever the bot's password in the database is to be another. The
// administrator's address is known to this job alone.
resource prepareDatabase 'Microsoft.App/jobs@2025-01-01' = {
  name: '${name}-database'
  location: location
  identity: identities
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Manual'
      replicaTimeout: 300
      replicaRetryLimit: 0
      manualTriggerConfig: {
        parallelism: 1
        replicaCompletionCount: 1
      }
      registries: registries
      secrets: [
        databaseUrl
        {
          name: 'database-admin-url'
          keyVaultUrl: '${vaultUri}secrets/database-admin-url'
          identity: identity.id
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'prepare-database'
          image: image
          command: ['node', 'dist/prepare-database.js']
          resources: {
            cpu: json('0.25')
            memory: '0.5Gi'
          }
          env: [
            { name: 'DATABASE_URL', secretRef: 'database-url' }
            { name: 'DATABASE_ADMIN_URL', secretRef: 'database-admin-url' }
          ]
        }
      ]
    }
  }
}

output host string = host
