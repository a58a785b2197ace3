# complete_in_zsh.zsh SCRIPT LINE: what an interactive zsh offers behind LINE, one candidate per line. A second zsh on a pseudo
# terminal completes; its compadd writes down what it was given.
zmodload zsh/zpty || exit 1
folder=$(mktemp -d) || exit 1
trap 'zpty -d inner 2>/dev/null; rm -rf $folder' EXIT
export OFFERED=$folder/offered
: > $OFFERED
cat > $folder/.zshrc <<'RC'
PS1='' PS2=''
autoload -U compinit
compinit -u -D
zstyle ':completion:*' list-prompt ''
LISTMAX=0
unsetopt beep list_beep
compadd() {
  local -a hits
  case " ${(j: :)@[1,(i)--]} " in
    *' -'[OAD]' '*) builtin compadd "$@"; return ;;
  esac
  builtin compadd -A hits "$@"
  (( $#hits )) && print -rl -- $hits >> $OFFERED
  builtin compadd "$@"
}
probe() { _main_complete; print -r -- ' done' >> $OFFERED; compstate[list]=; compstate[insert]=; }
zle -C probe complete-word probe
bindkey '^I' probe
RC
print -r -- "source ${(q)1}; print -r -- ' ready' >> \$OFFERED" >> $folder/.zshrc
export ZDOTDIR=$folder
zpty -b inner zsh -d -i
wait_for() {
  local tries
  for tries in {1..400}; do
    zpty -r -t inner >/dev/null 2>&1
    grep -qx -- "$1" $OFFERED && return 0
    sleep 0.05
  done
  return 1
}
wait_for ' ready' || exit 2
zpty -w -n inner "$2"$'\t'
wait_for ' done' || exit 3
grep -v '^ ' $OFFERED | sort -u
