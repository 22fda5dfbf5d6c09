# Sourced by ./run and ./test: installs what is missing through the system's package manager, and says what and why.
# Nothing missing means nothing asked: no root, no network.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else echo "Please run this as root, since sudo is not installed: $*" >&2; exit 1
  fi
}

apt_install() {
  if ! command -v apt-get >/dev/null; then
    echo "Podcasts needs $1, and this system has no apt-get. Please install $1 and start again." >&2; exit 1
  fi
  if [ -z "${apt_updated:-}" ]; then as_root apt-get update -qq; apt_updated=1; fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# need COMMAND PACKAGE WHY
need() {
  command -v "$1" >/dev/null && return
  echo "Installing $2: $3."
  apt_install "$2"
}

# Only the programs: without Debian's own cluster, which would be started at once and at every boot.
need_postgres() {
  ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 && return
  echo "Installing postgresql: the tests run on it as well as on SQLite."
  apt_install postgresql-common
  as_root sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  apt_install postgresql
}

# .NET is in Ubuntu's own archive; Debian 12 needs Microsoft's package feed, which is added here as Microsoft documents it.
need_dotnet() {
  if command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.'; then return; fi
  echo "Installing dotnet-sdk-10.0: the app is written in C# on .NET 10."
  if command -v apt-get >/dev/null; then as_root apt-get update -qq; apt_updated=1; fi
  if ! apt-cache show dotnet-sdk-10.0 >/dev/null 2>&1; then
    . /etc/os-release
    echo "  $PRETTY_NAME does not carry it, so Microsoft's package feed is added (packages-microsoft-prod)."
    apt_install curl ca-certificates
    feed=$(mktemp --suffix .deb)
    curl -fsSL -o "$feed" "https://packages.microsoft.com/config/$ID/$VERSION_ID/packages-microsoft-prod.deb"
    as_root dpkg -i "$feed" >/dev/null
    rm "$feed"
    as_root apt-get update -qq
  fi
  apt_install dotnet-sdk-10.0
}

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
