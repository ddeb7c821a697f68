// Where the bot runs, and the job that makes its role and its database.

param name string
param location string
param subnetId string
param identityName string
param registryServer string
param image string
param vaultUri string

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

// Run once before the bot is deployed, and again whenever its password in the database is to be another. The
// administrator's address is known to this job's identity alone.
resource prepareDatabase 'Microsoft.App/jobs@2025-01-01' = {
  name: '${name}-database'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
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
      registries: [
        {
          server: registryServer
          identity: identity.id
        }
      ]
      secrets: [
        {
          name: 'database-url'
          keyVaultUrl: '${vaultUri}secrets/database-url'
          identity: identity.id
        }
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

output id string = environment.id
output host string = '${name}.${environment.properties.defaultDomain}'
