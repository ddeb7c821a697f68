#!/bin/sh
# Starts the job that makes the bot's role and database, and waits for its end.
# infra/make-database.sh GROUP [options of az, such as --subscription]
# Source of the states: learn.microsoft.com/rest/api/containerapps/jobs-executions/list, JobExecutionRunningState.
set -eu
group=$1
shift
run=$(az containerapp job start --name drawbridge-database --resource-group "$group" --query name --output tsv "$@")
state=Running
while [ "$state" = Running ] || [ "$state" = Processing ]; do
  sleep "${PAUSE_SECONDS:-5}"
  state=$(az containerapp job execution show --name drawbridge-database --job-execution-name "$run" \
    --resource-group "$group" --query properties.status --output tsv "$@")
done
echo "The job that makes the database: $state"
[ "$state" = Succeeded ]
