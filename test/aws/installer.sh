#!/usr/bin/env bash
# Fetches the judges of the AWS adapters, pinned, once: moto from PyPI, DynamoDB Local from Maven Central.
# The last line printed is the folder where they are. On Debian, what is missing to fetch them is installed, as root.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=$(cat "$here"/requirements.txt "$here"/pom.xml | sha256sum | cut -c1-16)
cache=${PASSERELLE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/passerelle}/aws-$version
mkdir -p "$cache"
exec 9>"$cache/verrou"
flock 9

absent() { # COMMAND PACKAGE…
  local command=$1
  shift
  eval "$command" >/dev/null 2>&1 && return
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"
}

if [ ! -f "$cache/moto/pret" ]; then
  absent 'python3 -c "import ensurepip, venv"' python3 python3-venv >&2
  rm -rf "$cache/moto"
  python3 -m venv "$cache/moto" >&2
  "$cache/moto/bin/pip" install -q --no-deps --only-binary :all: -r "$here/requirements.txt" >&2
  touch "$cache/moto/pret"
fi
if [ ! -f "$cache/dynamodb-local/pret" ]; then
  absent 'java -version' openjdk-17-jre-headless >&2
  absent 'mvn -version' maven >&2
  rm -rf "$cache/dynamodb-local"
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
    "-DoutputDirectory=$cache/dynamodb-local" >&2
  touch "$cache/dynamodb-local/pret"
fi
echo "$cache"
