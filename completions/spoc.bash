# bash completion for spoc, printed by `spoc completion bash`

# Candidates that begin with what was typed.
_spoc_offer() {
  local word
  for word in "$@"; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$(printf %q "$word")")
  done
}

# Candidates that only the desk knows.
_spoc_ask() {
  local word rest
  while IFS=$'\t' read -r word rest; do
    _spoc_offer "$word"
  done < <(command spoc "${desk[@]}" completion --candidates "$1" 2>/dev/null)
}

_spoc_paths() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do
    COMPREPLY+=("$path")
  done < <(compgen "$1" -- "$cur")
}

_spoc() {
  local cur=${COMP_WORDS[COMP_CWORD]} line=() desk=() word index glue='' command='' ended='' wants='' count=0
  COMPREPLY=()
  # Bash splits --team=network into three words. Behind an option the equals sign only separates, elsewhere it belongs to the word.
  for ((index = 1; index <= COMP_CWORD; ++index)); do
    word=${COMP_WORDS[index]}
    if [[ $word == = && ${#line[@]} -gt 0 ]]; then
      [[ ${line[-1]} == --* ]] && { [[ $index -eq $COMP_CWORD ]] && line+=('') && cur=''; continue; }
      line[-1]+='='
      glue=1
    elif [[ $glue ]]; then
      line[-1]+=$word
      glue=''
    else
      line+=("$word")
    fi
  done
  [[ ${#line[@]} -gt 0 ]] || return
  [[ $cur == "${line[-1]}" ]] || return
  for word in "${line[@]:0:${#line[@]}-1}"; do
    if [[ $wants ]]; then
      [[ $wants == --desk ]] && desk=(--desk "$word")
      wants=''
    elif [[ ! $ended && $word == -- ]]; then
      ended=1
    elif [[ ! $ended && $word == -?* ]]; then
      _spoc_takes_value "$command" "$word" && wants=$word
    elif [[ ! $command ]]; then
      command=$word
      case $command in run|event|kb|calendar|people) command+=' ' ;; esac
    elif [[ $command == *' ' ]]; then
      command+=$word
    else
      ((++count))
    fi
  done
  case $command in
    'done') command='resolve' ;;
  esac
  if [[ $wants ]]; then
    _spoc_value "$command" "$wants"
  elif [[ ! $ended && $cur == -* ]]; then
    _spoc_options "$command"
  else
    _spoc_argument "$command" "$count"
  fi
}

_spoc_options() {
  case $1 in
    '') _spoc_offer '--desk' '--as' '--now' '--no-color' '--version' '-h' '--help' ;;
    'log') _spoc_offer '-s' '--subject' '-m' '--message' '-F' '--file' '-e' '--edit' '--requester' '--from' '--channel' '--type' '--service' '--category' '--impact' '--urgency' '--priority' '-r' '--reason' '--team' '--assign' '--set' '-t' '--tag' '--cause' '-a' '--attach' '--parent' '--confidential' '--resolve' '--kb' '--no-route' '-k' '--key' '--on-known' '--mail' '--jsonl' '--csv' '--map' '--again' '--rejects' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'show') _spoc_offer '--events' '--attachment' '--raw' '--mail' '-o' '--output' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'status') _spoc_offer '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'list') _spoc_offer '-s' '--sort' '--watch' '--exit-code' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' '--format' '--json' '--limit' '--columns' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'search') _spoc_offer '--in' '--limit' '--exit-code' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'next') _spoc_offer '--take' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'take') _spoc_offer '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'assign') _spoc_offer '-t' '--to' '-r' '--reason' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'release') _spoc_offer '-r' '--reason' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'note') _spoc_offer '-m' '--message' '-F' '--file' '-e' '--edit' '-p' '--public' '--as-requester' '--publish' '--vendor' '-a' '--attach' '--spent' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'edit') _spoc_offer '-s' '--set' '-a' '--attach' '-r' '--reason' '--if-version' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'route') _spoc_offer '-t' '--to' '-r' '--reason' '--handover' '--ref' '--consult' '--learn' '-m' '--message' '-F' '--file' '-e' '--edit' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'wait') _spoc_offer '--on' '-u' '--until' '--ask' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'resume') _spoc_offer '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'resolve') _spoc_offer '-m' '--message' '-F' '--file' '-e' '--edit' '--set' '-a' '--attach' '--kb' '--with-children' '--csv' '--step' '--map' '--partial' '--csv-template' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'close') _spoc_offer '--force' '-r' '--reason' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'reopen') _spoc_offer '-m' '--message' '-F' '--file' '-e' '--edit' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'cancel') _spoc_offer '-m' '--message' '-F' '--file' '-e' '--edit' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'rate') _spoc_offer '--score' '-m' '--message' '-F' '--file' '-e' '--edit' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'watch') _spoc_offer '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'unwatch') _spoc_offer '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'link') _spoc_offer '--blocks' '--child-of' '--duplicates' '--relates' '--remove' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'merge') _spoc_offer '--into' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'unmerge') _spoc_offer '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'escalate') _spoc_offer '-m' '--message' '--confirm-storm' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' ;;
    'undo') _spoc_offer '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'deliver') _spoc_offer '-l' '--list' '--retry' '--drop' '-j' '--jobs' '--watch' '-r' '--reason' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run start') _spoc_offer '-s' '--set' '-i' '--input' '-a' '--attach' '--csv' '--map' '--partial' '--amend' '--csv-template' '--again' '--override' '-r' '--reason' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run list') _spoc_offer '-W' '--workflow' '--state' '--where' '--steps' '--format' '--json' '--limit' '--columns' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run show') _spoc_offer '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run plan') _spoc_offer '-s' '--set' '-i' '--input' '-a' '--attach' '--override' '-r' '--reason' '--simulate' '--seed' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run graph') _spoc_offer '--format' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run amend') _spoc_offer '-s' '--set' '--contact' '-a' '--attach' '-r' '--reason' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run migrate') _spoc_offer '--to' '-s' '--set' '-a' '--attach' '-r' '--reason' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run cancel') _spoc_offer '-m' '--message' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run hold') _spoc_offer '-m' '--message' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run release') _spoc_offer '-m' '--message' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run retry') _spoc_offer '-m' '--message' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run redo') _spoc_offer '-m' '--message' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run skip') _spoc_offer '-m' '--message' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run withdraw') _spoc_offer '-m' '--message' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run begin') _spoc_offer '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run complete') _spoc_offer '-s' '--set' '-a' '--attach' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'run add-item') _spoc_offer '-s' '--set' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'event put') _spoc_offer '--id' '--data' '-a' '--attach' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'event list') _spoc_offer '--all' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'approve') _spoc_offer '-m' '--message' '-F' '--file' '-e' '--edit' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'reject') _spoc_offer '-m' '--message' '-F' '--file' '-e' '--edit' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'tick') _spoc_offer '-m' '--message' '-F' '--file' '-a' '--attach' '--not-applicable' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'kb list') _spoc_offer '--service' '--audience' '--due' '--unused' '--period' '--format' '--json' '--limit' '--columns' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'kb show') _spoc_offer '--raw' '--aloud' '--helped' '-n' '--dry-run' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'kb suggest') _spoc_offer '--ticket' '--service' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'kb add') _spoc_offer '--from-ticket' '--audience' '-m' '--message' '-F' '--file' '-e' '--edit' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'kb check') _spoc_offer '--strict' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'report') _spoc_offer '--cohort' '--as-of' '--upto' '--before-after' '--what-if' '--ticket' '--by' '--figure' '--since' '--until' '--format' '--json' '-o' '--output' '--status' '--team' '--department' '--assignee' '--owner' '--requester' '--service' '--category' '--priority' '--type' '--channel' '--tag' '--run' '--linked' '--created' '--resolved' '--overdue' '--stalled' '--where' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'explain') _spoc_offer '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'history') _spoc_offer '--actor' '-k' '--kind' '--since' '--until' '--after' '--raw' '-f' '--follow' '--format' '--json' '--limit' '--columns' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'calendar add') _spoc_offer '-c' '--calendar' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'calendar between') _spoc_offer '-c' '--calendar' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'calendar open') _spoc_offer '-c' '--calendar' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'calendar next') _spoc_offer '-c' '--calendar' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'calendar show') _spoc_offer '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'init') _spoc_offer '--name' '--time-zone' '--sample' '--rehearsal' '--store' '--service-role' '--readers' '--now' '-n' '--dry-run' '--format' '--json' '-q' '--quiet' '--no-color' '-h' '--help' ;;
    'apply') _spoc_offer '--new-only' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'check') _spoc_offer '--strict' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'people sync') _spoc_offer '-n' '--dry-run' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'who') _spoc_offer '--format' '--json' '-q' '--quiet' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'away') _spoc_offer '--since' '--until' '--open-end' '--back' '--cover' '-n' '--dry-run' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'catalog') _spoc_offer '--format' '--json' '--limit' '--columns' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'move') _spoc_offer '--to' '-n' '--dry-run' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'upgrade') _spoc_offer '--service-role' '--readers' '-n' '--dry-run' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'backup') _spoc_offer '-f' '--force' '--verify' '-n' '--dry-run' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'restore') _spoc_offer '-f' '--force' '--release' '--desk' '--now' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '--no-color' '-h' '--help' ;;
    'export') _spoc_offer '--about' '--xes' '--ics' '-o' '--output' '-f' '--force' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'import') _spoc_offer '--map' '--join' '--rejects' '--desk' '--now' '-n' '--dry-run' '--format' '--json' '--no-color' '-h' '--help' ;;
    'erase') _spoc_offer '--retention' '--scrub' '-n' '--dry-run' '-y' '--yes' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'health') _spoc_offer '--nagios' '--sweep' '--outbox' '--oldest' '--dead' '--actions' '--late' '--broken' '--size' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'verify') _spoc_offer '--seal' '--format' '--json' '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'completion') _spoc_offer '--desk' '--as' '--now' '--wait' '--no-color' '-h' '--help' ;;
    'help') _spoc_offer '--man' '--markdown' '--no-color' '-h' '--help' ;;
  esac
}

_spoc_takes_value() {
  case "$1 $2" in
    ' --desk'|' --as'|' --now'|'log -s'|'log --subject'|'log -m'|'log --message'|'log -F'|'log --file'|'log --requester'|'log --from'|'log --channel'|'log --type'|'log --service'|'log --category'|'log --impact'|'log --urgency'|'log --priority'|'log -r'|'log --reason'|'log --team'|'log --assign'|'log --set'|'log -t'|'log --tag'|'log --cause'|'log -a'|'log --attach'|'log --parent'|'log --resolve'|'log --kb'|'log -k'|'log --key'|'log --on-known'|'log --jsonl'|'log --csv'|'log --map'|'log --rejects'|'log --format'|'log --desk'|'log --as'|'log --now'|'log --wait'|'show --attachment'|'show --mail'|'show -o'|'show --output'|'show --format'|'show --desk'|'show --as'|'show --now'|'show --wait'|'status --format'|'status --desk'|'status --as'|'status --now'|'status --wait'|'list -s'|'list --sort'|'list --status'|'list --team'|'list --department'|'list --assignee'|'list --owner'|'list --requester'|'list --service'|'list --category'|'list --priority'|'list --type'|'list --channel'|'list --tag'|'list --run'|'list --linked'|'list --created'|'list --resolved'|'list --where'|'list --format'|'list --limit'|'list --columns'|'list --desk'|'list --as'|'list --now'|'list --wait'|'search --in'|'search --limit'|'search --status'|'search --team'|'search --department'|'search --assignee'|'search --owner'|'search --requester'|'search --service'|'search --category'|'search --priority'|'search --type'|'search --channel'|'search --tag'|'search --run'|'search --linked'|'search --created'|'search --resolved'|'search --where'|'search --format'|'search --desk'|'search --as'|'search --now'|'search --wait'|'next --format'|'next --desk'|'next --as'|'next --now'|'next --wait'|'take --format'|'take --desk'|'take --as'|'take --now'|'take --wait'|'take --status'|'take --team'|'take --department'|'take --assignee'|'take --owner'|'take --requester'|'take --service'|'take --category'|'take --priority'|'take --type'|'take --channel'|'take --tag'|'take --run'|'take --linked'|'take --created'|'take --resolved'|'take --where'|'assign -t'|'assign --to'|'assign -r'|'assign --reason'|'assign --format'|'assign --desk'|'assign --as'|'assign --now'|'assign --wait'|'assign --status'|'assign --team'|'assign --department'|'assign --assignee'|'assign --owner'|'assign --requester'|'assign --service'|'assign --category'|'assign --priority'|'assign --type'|'assign --channel'|'assign --tag'|'assign --run'|'assign --linked'|'assign --created'|'assign --resolved'|'assign --where'|'release -r'|'release --reason'|'release --format'|'release --desk'|'release --as'|'release --now'|'release --wait'|'release --status'|'release --team'|'release --department'|'release --assignee'|'release --owner'|'release --requester'|'release --service'|'release --category'|'release --priority'|'release --type'|'release --channel'|'release --tag'|'release --run'|'release --linked'|'release --created'|'release --resolved'|'release --where'|'note -m'|'note --message'|'note -F'|'note --file'|'note --publish'|'note -a'|'note --attach'|'note --spent'|'note --format'|'note --desk'|'note --as'|'note --now'|'note --wait'|'note --status'|'note --team'|'note --department'|'note --assignee'|'note --owner'|'note --requester'|'note --service'|'note --category'|'note --priority'|'note --type'|'note --channel'|'note --tag'|'note --run'|'note --linked'|'note --created'|'note --resolved'|'note --where'|'edit -s'|'edit --set'|'edit -a'|'edit --attach'|'edit -r'|'edit --reason'|'edit --if-version'|'edit --format'|'edit --desk'|'edit --as'|'edit --now'|'edit --wait'|'edit --status'|'edit --team'|'edit --department'|'edit --assignee'|'edit --owner'|'edit --requester'|'edit --service'|'edit --category'|'edit --priority'|'edit --type'|'edit --channel'|'edit --tag'|'edit --run'|'edit --linked'|'edit --created'|'edit --resolved'|'edit --where'|'route -t'|'route --to'|'route -r'|'route --reason'|'route --handover'|'route --ref'|'route --consult'|'route -m'|'route --message'|'route -F'|'route --file'|'route --format'|'route --desk'|'route --as'|'route --now'|'route --wait'|'route --status'|'route --team'|'route --department'|'route --assignee'|'route --owner'|'route --requester'|'route --service'|'route --category'|'route --priority'|'route --type'|'route --channel'|'route --tag'|'route --run'|'route --linked'|'route --created'|'route --resolved'|'route --where'|'wait --on'|'wait -u'|'wait --until'|'wait --ask'|'wait --format'|'wait --desk'|'wait --as'|'wait --now'|'wait --wait'|'wait --status'|'wait --team'|'wait --department'|'wait --assignee'|'wait --owner'|'wait --requester'|'wait --service'|'wait --category'|'wait --priority'|'wait --type'|'wait --channel'|'wait --tag'|'wait --run'|'wait --linked'|'wait --created'|'wait --resolved'|'wait --where'|'resume --format'|'resume --desk'|'resume --as'|'resume --now'|'resume --wait'|'resume --status'|'resume --team'|'resume --department'|'resume --assignee'|'resume --owner'|'resume --requester'|'resume --service'|'resume --category'|'resume --priority'|'resume --type'|'resume --channel'|'resume --tag'|'resume --run'|'resume --linked'|'resume --created'|'resume --resolved'|'resume --where'|'resolve -m'|'resolve --message'|'resolve -F'|'resolve --file'|'resolve --set'|'resolve -a'|'resolve --attach'|'resolve --kb'|'resolve --csv'|'resolve --step'|'resolve --map'|'resolve --format'|'resolve --desk'|'resolve --as'|'resolve --now'|'resolve --wait'|'resolve --status'|'resolve --team'|'resolve --department'|'resolve --assignee'|'resolve --owner'|'resolve --requester'|'resolve --service'|'resolve --category'|'resolve --priority'|'resolve --type'|'resolve --channel'|'resolve --tag'|'resolve --run'|'resolve --linked'|'resolve --created'|'resolve --resolved'|'resolve --where'|'close -r'|'close --reason'|'close --format'|'close --desk'|'close --as'|'close --now'|'close --wait'|'close --status'|'close --team'|'close --department'|'close --assignee'|'close --owner'|'close --requester'|'close --service'|'close --category'|'close --priority'|'close --type'|'close --channel'|'close --tag'|'close --run'|'close --linked'|'close --created'|'close --resolved'|'close --where'|'reopen -m'|'reopen --message'|'reopen -F'|'reopen --file'|'reopen --format'|'reopen --desk'|'reopen --as'|'reopen --now'|'reopen --wait'|'reopen --status'|'reopen --team'|'reopen --department'|'reopen --assignee'|'reopen --owner'|'reopen --requester'|'reopen --service'|'reopen --category'|'reopen --priority'|'reopen --type'|'reopen --channel'|'reopen --tag'|'reopen --run'|'reopen --linked'|'reopen --created'|'reopen --resolved'|'reopen --where'|'cancel -m'|'cancel --message'|'cancel -F'|'cancel --file'|'cancel --format'|'cancel --desk'|'cancel --as'|'cancel --now'|'cancel --wait'|'cancel --status'|'cancel --team'|'cancel --department'|'cancel --assignee'|'cancel --owner'|'cancel --requester'|'cancel --service'|'cancel --category'|'cancel --priority'|'cancel --type'|'cancel --channel'|'cancel --tag'|'cancel --run'|'cancel --linked'|'cancel --created'|'cancel --resolved'|'cancel --where'|'rate --score'|'rate -m'|'rate --message'|'rate -F'|'rate --file'|'rate --format'|'rate --desk'|'rate --as'|'rate --now'|'rate --wait'|'watch --format'|'watch --desk'|'watch --as'|'watch --now'|'watch --wait'|'unwatch --format'|'unwatch --desk'|'unwatch --as'|'unwatch --now'|'unwatch --wait'|'link --blocks'|'link --child-of'|'link --duplicates'|'link --relates'|'link --format'|'link --desk'|'link --as'|'link --now'|'link --wait'|'merge --into'|'merge --format'|'merge --desk'|'merge --as'|'merge --now'|'merge --wait'|'unmerge --format'|'unmerge --desk'|'unmerge --as'|'unmerge --now'|'unmerge --wait'|'escalate -m'|'escalate --message'|'escalate --format'|'escalate --desk'|'escalate --as'|'escalate --now'|'escalate --wait'|'escalate --status'|'escalate --team'|'escalate --department'|'escalate --assignee'|'escalate --owner'|'escalate --requester'|'escalate --service'|'escalate --category'|'escalate --priority'|'escalate --type'|'escalate --channel'|'escalate --tag'|'escalate --run'|'escalate --linked'|'escalate --created'|'escalate --resolved'|'escalate --where'|'undo --format'|'undo --desk'|'undo --as'|'undo --now'|'undo --wait'|'deliver -j'|'deliver --jobs'|'deliver -r'|'deliver --reason'|'deliver --format'|'deliver --desk'|'deliver --as'|'deliver --now'|'deliver --wait'|'run start -s'|'run start --set'|'run start -i'|'run start --input'|'run start -a'|'run start --attach'|'run start --csv'|'run start --map'|'run start --override'|'run start -r'|'run start --reason'|'run start --format'|'run start --desk'|'run start --as'|'run start --now'|'run start --wait'|'run list -W'|'run list --workflow'|'run list --state'|'run list --where'|'run list --format'|'run list --limit'|'run list --columns'|'run list --desk'|'run list --as'|'run list --now'|'run list --wait'|'run show --format'|'run show --desk'|'run show --as'|'run show --now'|'run show --wait'|'run plan -s'|'run plan --set'|'run plan -i'|'run plan --input'|'run plan -a'|'run plan --attach'|'run plan --override'|'run plan -r'|'run plan --reason'|'run plan --simulate'|'run plan --seed'|'run plan --format'|'run plan --desk'|'run plan --as'|'run plan --now'|'run plan --wait'|'run graph --format'|'run graph --desk'|'run graph --as'|'run graph --now'|'run graph --wait'|'run amend -s'|'run amend --set'|'run amend --contact'|'run amend -a'|'run amend --attach'|'run amend -r'|'run amend --reason'|'run amend --format'|'run amend --desk'|'run amend --as'|'run amend --now'|'run amend --wait'|'run migrate --to'|'run migrate -s'|'run migrate --set'|'run migrate -a'|'run migrate --attach'|'run migrate -r'|'run migrate --reason'|'run migrate --format'|'run migrate --desk'|'run migrate --as'|'run migrate --now'|'run migrate --wait'|'run cancel -m'|'run cancel --message'|'run cancel --format'|'run cancel --desk'|'run cancel --as'|'run cancel --now'|'run cancel --wait'|'run hold -m'|'run hold --message'|'run hold --format'|'run hold --desk'|'run hold --as'|'run hold --now'|'run hold --wait'|'run release -m'|'run release --message'|'run release --format'|'run release --desk'|'run release --as'|'run release --now'|'run release --wait'|'run retry -m'|'run retry --message'|'run retry --format'|'run retry --desk'|'run retry --as'|'run retry --now'|'run retry --wait'|'run redo -m'|'run redo --message'|'run redo --format'|'run redo --desk'|'run redo --as'|'run redo --now'|'run redo --wait'|'run skip -m'|'run skip --message'|'run skip --format'|'run skip --desk'|'run skip --as'|'run skip --now'|'run skip --wait'|'run withdraw -m'|'run withdraw --message'|'run withdraw --format'|'run withdraw --desk'|'run withdraw --as'|'run withdraw --now'|'run withdraw --wait'|'run begin --format'|'run begin --desk'|'run begin --as'|'run begin --now'|'run begin --wait'|'run complete -s'|'run complete --set'|'run complete -a'|'run complete --attach'|'run complete --format'|'run complete --desk'|'run complete --as'|'run complete --now'|'run complete --wait'|'run add-item -s'|'run add-item --set'|'run add-item --format'|'run add-item --desk'|'run add-item --as'|'run add-item --now'|'run add-item --wait'|'event put --id'|'event put --data'|'event put -a'|'event put --attach'|'event put --format'|'event put --desk'|'event put --as'|'event put --now'|'event put --wait'|'event list --format'|'event list --desk'|'event list --as'|'event list --now'|'event list --wait'|'approve -m'|'approve --message'|'approve -F'|'approve --file'|'approve --format'|'approve --desk'|'approve --as'|'approve --now'|'approve --wait'|'reject -m'|'reject --message'|'reject -F'|'reject --file'|'reject --format'|'reject --desk'|'reject --as'|'reject --now'|'reject --wait'|'tick -m'|'tick --message'|'tick -F'|'tick --file'|'tick -a'|'tick --attach'|'tick --not-applicable'|'tick --format'|'tick --desk'|'tick --as'|'tick --now'|'tick --wait'|'kb list --service'|'kb list --audience'|'kb list --period'|'kb list --format'|'kb list --limit'|'kb list --columns'|'kb list --desk'|'kb list --as'|'kb list --now'|'kb list --wait'|'kb show --format'|'kb show --desk'|'kb show --as'|'kb show --now'|'kb show --wait'|'kb suggest --ticket'|'kb suggest --service'|'kb suggest --format'|'kb suggest --desk'|'kb suggest --as'|'kb suggest --now'|'kb suggest --wait'|'kb add --from-ticket'|'kb add --audience'|'kb add -m'|'kb add --message'|'kb add -F'|'kb add --file'|'kb add --format'|'kb add --desk'|'kb add --as'|'kb add --now'|'kb add --wait'|'kb check --format'|'kb check --desk'|'kb check --as'|'kb check --now'|'kb check --wait'|'report --cohort'|'report --as-of'|'report --upto'|'report --before-after'|'report --what-if'|'report --ticket'|'report --by'|'report --figure'|'report --since'|'report --until'|'report --format'|'report -o'|'report --output'|'report --status'|'report --team'|'report --department'|'report --assignee'|'report --owner'|'report --requester'|'report --service'|'report --category'|'report --priority'|'report --type'|'report --channel'|'report --tag'|'report --run'|'report --linked'|'report --created'|'report --resolved'|'report --where'|'report --desk'|'report --as'|'report --now'|'report --wait'|'explain --format'|'explain --desk'|'explain --as'|'explain --now'|'explain --wait'|'history --actor'|'history -k'|'history --kind'|'history --since'|'history --until'|'history --after'|'history --raw'|'history --format'|'history --limit'|'history --columns'|'history --desk'|'history --as'|'history --now'|'history --wait'|'calendar add -c'|'calendar add --calendar'|'calendar add --format'|'calendar add --desk'|'calendar add --as'|'calendar add --now'|'calendar add --wait'|'calendar between -c'|'calendar between --calendar'|'calendar between --format'|'calendar between --desk'|'calendar between --as'|'calendar between --now'|'calendar between --wait'|'calendar open -c'|'calendar open --calendar'|'calendar open --format'|'calendar open --desk'|'calendar open --as'|'calendar open --now'|'calendar open --wait'|'calendar next -c'|'calendar next --calendar'|'calendar next --format'|'calendar next --desk'|'calendar next --as'|'calendar next --now'|'calendar next --wait'|'calendar show --format'|'calendar show --desk'|'calendar show --as'|'calendar show --now'|'calendar show --wait'|'init --name'|'init --time-zone'|'init --store'|'init --service-role'|'init --readers'|'init --now'|'init --format'|'apply --format'|'apply --desk'|'apply --as'|'apply --now'|'apply --wait'|'check --format'|'check --desk'|'check --as'|'check --now'|'check --wait'|'people sync --format'|'people sync --desk'|'people sync --as'|'people sync --now'|'people sync --wait'|'who --format'|'who --desk'|'who --as'|'who --now'|'who --wait'|'away --since'|'away --until'|'away --cover'|'away --format'|'away --desk'|'away --as'|'away --now'|'away --wait'|'catalog --format'|'catalog --limit'|'catalog --columns'|'catalog --desk'|'catalog --as'|'catalog --now'|'catalog --wait'|'move --to'|'move --format'|'move --desk'|'move --as'|'move --now'|'move --wait'|'upgrade --service-role'|'upgrade --readers'|'upgrade --format'|'upgrade --desk'|'upgrade --as'|'upgrade --now'|'upgrade --wait'|'backup --format'|'backup --desk'|'backup --as'|'backup --now'|'backup --wait'|'restore --desk'|'restore --now'|'restore --format'|'export --about'|'export -o'|'export --output'|'export --desk'|'export --as'|'export --now'|'export --wait'|'import --map'|'import --join'|'import --rejects'|'import --desk'|'import --now'|'import --format'|'erase --format'|'erase --desk'|'erase --as'|'erase --now'|'erase --wait'|'health --sweep'|'health --outbox'|'health --oldest'|'health --dead'|'health --actions'|'health --late'|'health --broken'|'health --size'|'health --format'|'health --desk'|'health --as'|'health --now'|'health --wait'|'verify --seal'|'verify --format'|'verify --desk'|'verify --as'|'verify --now'|'verify --wait'|'completion --desk'|'completion --as'|'completion --now'|'completion --wait') return 0 ;;
  esac
  return 1
}

_spoc_value() {
  case "$1 $2" in
    ' --desk') _spoc_paths -d ;;
    ' --as') _spoc_ask person ;;
    'log -F'|'log --file') _spoc_paths -f ;;
    'log --requester'|'log --from') _spoc_ask person ;;
    'log --type') _spoc_ask type ;;
    'log --service') _spoc_ask service ;;
    'log --category') _spoc_ask category ;;
    'log --impact') _spoc_ask level ;;
    'log --urgency') _spoc_ask level ;;
    'log --priority') _spoc_ask priority ;;
    'log --team') _spoc_ask team ;;
    'log --assign') _spoc_ask person ;;
    'log --cause') _spoc_ask cause ;;
    'log -a'|'log --attach') _spoc_paths -f ;;
    'log --parent') _spoc_ask ticket ;;
    'log --kb') _spoc_ask article ;;
    'log --on-known') _spoc_offer 'ignore' 'note' 'reopen' 'new' ;;
    'log --jsonl') _spoc_paths -f ;;
    'log --csv') _spoc_paths -f ;;
    'log --map') _spoc_paths -f ;;
    'log --rejects') _spoc_paths -f ;;
    'log --format') _spoc_offer 'text' 'json' ;;
    'log --desk') _spoc_paths -d ;;
    'log --as') _spoc_ask person ;;
    'show -o'|'show --output') _spoc_paths -f ;;
    'show --format') _spoc_offer 'text' 'json' ;;
    'show --desk') _spoc_paths -d ;;
    'show --as') _spoc_ask person ;;
    'status --format') _spoc_offer 'text' 'json' ;;
    'status --desk') _spoc_paths -d ;;
    'status --as') _spoc_ask person ;;
    'list --status') _spoc_ask status ;;
    'list --team') _spoc_ask team ;;
    'list --department') _spoc_ask department ;;
    'list --assignee') _spoc_ask person ;;
    'list --owner') _spoc_ask person ;;
    'list --requester') _spoc_ask person ;;
    'list --service') _spoc_ask service ;;
    'list --category') _spoc_ask category ;;
    'list --priority') _spoc_ask priority ;;
    'list --type') _spoc_ask type ;;
    'list --run') _spoc_ask run ;;
    'list --linked') _spoc_ask ticket ;;
    'list --format') _spoc_offer 'text' 'json' 'jsonl' 'csv' 'tsv' ;;
    'list --desk') _spoc_paths -d ;;
    'list --as') _spoc_ask person ;;
    'search --in') _spoc_offer 'tickets' 'articles' ;;
    'search --status') _spoc_ask status ;;
    'search --team') _spoc_ask team ;;
    'search --department') _spoc_ask department ;;
    'search --assignee') _spoc_ask person ;;
    'search --owner') _spoc_ask person ;;
    'search --requester') _spoc_ask person ;;
    'search --service') _spoc_ask service ;;
    'search --category') _spoc_ask category ;;
    'search --priority') _spoc_ask priority ;;
    'search --type') _spoc_ask type ;;
    'search --run') _spoc_ask run ;;
    'search --linked') _spoc_ask ticket ;;
    'search --format') _spoc_offer 'text' 'json' ;;
    'search --desk') _spoc_paths -d ;;
    'search --as') _spoc_ask person ;;
    'next --format') _spoc_offer 'text' 'json' ;;
    'next --desk') _spoc_paths -d ;;
    'next --as') _spoc_ask person ;;
    'take --format') _spoc_offer 'text' 'json' ;;
    'take --desk') _spoc_paths -d ;;
    'take --as') _spoc_ask person ;;
    'take --status') _spoc_ask status ;;
    'take --team') _spoc_ask team ;;
    'take --department') _spoc_ask department ;;
    'take --assignee') _spoc_ask person ;;
    'take --owner') _spoc_ask person ;;
    'take --requester') _spoc_ask person ;;
    'take --service') _spoc_ask service ;;
    'take --category') _spoc_ask category ;;
    'take --priority') _spoc_ask priority ;;
    'take --type') _spoc_ask type ;;
    'take --run') _spoc_ask run ;;
    'take --linked') _spoc_ask ticket ;;
    'assign -t'|'assign --to') _spoc_ask person ;;
    'assign --format') _spoc_offer 'text' 'json' ;;
    'assign --desk') _spoc_paths -d ;;
    'assign --as') _spoc_ask person ;;
    'assign --status') _spoc_ask status ;;
    'assign --team') _spoc_ask team ;;
    'assign --department') _spoc_ask department ;;
    'assign --assignee') _spoc_ask person ;;
    'assign --owner') _spoc_ask person ;;
    'assign --requester') _spoc_ask person ;;
    'assign --service') _spoc_ask service ;;
    'assign --category') _spoc_ask category ;;
    'assign --priority') _spoc_ask priority ;;
    'assign --type') _spoc_ask type ;;
    'assign --run') _spoc_ask run ;;
    'assign --linked') _spoc_ask ticket ;;
    'release --format') _spoc_offer 'text' 'json' ;;
    'release --desk') _spoc_paths -d ;;
    'release --as') _spoc_ask person ;;
    'release --status') _spoc_ask status ;;
    'release --team') _spoc_ask team ;;
    'release --department') _spoc_ask department ;;
    'release --assignee') _spoc_ask person ;;
    'release --owner') _spoc_ask person ;;
    'release --requester') _spoc_ask person ;;
    'release --service') _spoc_ask service ;;
    'release --category') _spoc_ask category ;;
    'release --priority') _spoc_ask priority ;;
    'release --type') _spoc_ask type ;;
    'release --run') _spoc_ask run ;;
    'release --linked') _spoc_ask ticket ;;
    'note -F'|'note --file') _spoc_paths -f ;;
    'note -a'|'note --attach') _spoc_paths -f ;;
    'note --format') _spoc_offer 'text' 'json' ;;
    'note --desk') _spoc_paths -d ;;
    'note --as') _spoc_ask person ;;
    'note --status') _spoc_ask status ;;
    'note --team') _spoc_ask team ;;
    'note --department') _spoc_ask department ;;
    'note --assignee') _spoc_ask person ;;
    'note --owner') _spoc_ask person ;;
    'note --requester') _spoc_ask person ;;
    'note --service') _spoc_ask service ;;
    'note --category') _spoc_ask category ;;
    'note --priority') _spoc_ask priority ;;
    'note --type') _spoc_ask type ;;
    'note --run') _spoc_ask run ;;
    'note --linked') _spoc_ask ticket ;;
    'edit -a'|'edit --attach') _spoc_paths -f ;;
    'edit --format') _spoc_offer 'text' 'json' ;;
    'edit --desk') _spoc_paths -d ;;
    'edit --as') _spoc_ask person ;;
    'edit --status') _spoc_ask status ;;
    'edit --team') _spoc_ask team ;;
    'edit --department') _spoc_ask department ;;
    'edit --assignee') _spoc_ask person ;;
    'edit --owner') _spoc_ask person ;;
    'edit --requester') _spoc_ask person ;;
    'edit --service') _spoc_ask service ;;
    'edit --category') _spoc_ask category ;;
    'edit --priority') _spoc_ask priority ;;
    'edit --type') _spoc_ask type ;;
    'edit --run') _spoc_ask run ;;
    'edit --linked') _spoc_ask ticket ;;
    'route -t'|'route --to') _spoc_ask team ;;
    'route --consult') _spoc_ask person ;;
    'route -F'|'route --file') _spoc_paths -f ;;
    'route --format') _spoc_offer 'text' 'json' ;;
    'route --desk') _spoc_paths -d ;;
    'route --as') _spoc_ask person ;;
    'route --status') _spoc_ask status ;;
    'route --team') _spoc_ask team ;;
    'route --department') _spoc_ask department ;;
    'route --assignee') _spoc_ask person ;;
    'route --owner') _spoc_ask person ;;
    'route --requester') _spoc_ask person ;;
    'route --service') _spoc_ask service ;;
    'route --category') _spoc_ask category ;;
    'route --priority') _spoc_ask priority ;;
    'route --type') _spoc_ask type ;;
    'route --run') _spoc_ask run ;;
    'route --linked') _spoc_ask ticket ;;
    'wait --on') _spoc_offer 'requester' 'vendor' 'approval' 'date' ;;
    'wait --format') _spoc_offer 'text' 'json' ;;
    'wait --desk') _spoc_paths -d ;;
    'wait --as') _spoc_ask person ;;
    'wait --status') _spoc_ask status ;;
    'wait --team') _spoc_ask team ;;
    'wait --department') _spoc_ask department ;;
    'wait --assignee') _spoc_ask person ;;
    'wait --owner') _spoc_ask person ;;
    'wait --requester') _spoc_ask person ;;
    'wait --service') _spoc_ask service ;;
    'wait --category') _spoc_ask category ;;
    'wait --priority') _spoc_ask priority ;;
    'wait --type') _spoc_ask type ;;
    'wait --run') _spoc_ask run ;;
    'wait --linked') _spoc_ask ticket ;;
    'resume --format') _spoc_offer 'text' 'json' ;;
    'resume --desk') _spoc_paths -d ;;
    'resume --as') _spoc_ask person ;;
    'resume --status') _spoc_ask status ;;
    'resume --team') _spoc_ask team ;;
    'resume --department') _spoc_ask department ;;
    'resume --assignee') _spoc_ask person ;;
    'resume --owner') _spoc_ask person ;;
    'resume --requester') _spoc_ask person ;;
    'resume --service') _spoc_ask service ;;
    'resume --category') _spoc_ask category ;;
    'resume --priority') _spoc_ask priority ;;
    'resume --type') _spoc_ask type ;;
    'resume --run') _spoc_ask run ;;
    'resume --linked') _spoc_ask ticket ;;
    'resolve -F'|'resolve --file') _spoc_paths -f ;;
    'resolve -a'|'resolve --attach') _spoc_paths -f ;;
    'resolve --kb') _spoc_ask article ;;
    'resolve --csv') _spoc_paths -f ;;
    'resolve --map') _spoc_paths -f ;;
    'resolve --format') _spoc_offer 'text' 'json' ;;
    'resolve --desk') _spoc_paths -d ;;
    'resolve --as') _spoc_ask person ;;
    'resolve --status') _spoc_ask status ;;
    'resolve --team') _spoc_ask team ;;
    'resolve --department') _spoc_ask department ;;
    'resolve --assignee') _spoc_ask person ;;
    'resolve --owner') _spoc_ask person ;;
    'resolve --requester') _spoc_ask person ;;
    'resolve --service') _spoc_ask service ;;
    'resolve --category') _spoc_ask category ;;
    'resolve --priority') _spoc_ask priority ;;
    'resolve --type') _spoc_ask type ;;
    'resolve --run') _spoc_ask run ;;
    'resolve --linked') _spoc_ask ticket ;;
    'close --format') _spoc_offer 'text' 'json' ;;
    'close --desk') _spoc_paths -d ;;
    'close --as') _spoc_ask person ;;
    'close --status') _spoc_ask status ;;
    'close --team') _spoc_ask team ;;
    'close --department') _spoc_ask department ;;
    'close --assignee') _spoc_ask person ;;
    'close --owner') _spoc_ask person ;;
    'close --requester') _spoc_ask person ;;
    'close --service') _spoc_ask service ;;
    'close --category') _spoc_ask category ;;
    'close --priority') _spoc_ask priority ;;
    'close --type') _spoc_ask type ;;
    'close --run') _spoc_ask run ;;
    'close --linked') _spoc_ask ticket ;;
    'reopen -F'|'reopen --file') _spoc_paths -f ;;
    'reopen --format') _spoc_offer 'text' 'json' ;;
    'reopen --desk') _spoc_paths -d ;;
    'reopen --as') _spoc_ask person ;;
    'reopen --status') _spoc_ask status ;;
    'reopen --team') _spoc_ask team ;;
    'reopen --department') _spoc_ask department ;;
    'reopen --assignee') _spoc_ask person ;;
    'reopen --owner') _spoc_ask person ;;
    'reopen --requester') _spoc_ask person ;;
    'reopen --service') _spoc_ask service ;;
    'reopen --category') _spoc_ask category ;;
    'reopen --priority') _spoc_ask priority ;;
    'reopen --type') _spoc_ask type ;;
    'reopen --run') _spoc_ask run ;;
    'reopen --linked') _spoc_ask ticket ;;
    'cancel -F'|'cancel --file') _spoc_paths -f ;;
    'cancel --format') _spoc_offer 'text' 'json' ;;
    'cancel --desk') _spoc_paths -d ;;
    'cancel --as') _spoc_ask person ;;
    'cancel --status') _spoc_ask status ;;
    'cancel --team') _spoc_ask team ;;
    'cancel --department') _spoc_ask department ;;
    'cancel --assignee') _spoc_ask person ;;
    'cancel --owner') _spoc_ask person ;;
    'cancel --requester') _spoc_ask person ;;
    'cancel --service') _spoc_ask service ;;
    'cancel --category') _spoc_ask category ;;
    'cancel --priority') _spoc_ask priority ;;
    'cancel --type') _spoc_ask type ;;
    'cancel --run') _spoc_ask run ;;
    'cancel --linked') _spoc_ask ticket ;;
    'rate -F'|'rate --file') _spoc_paths -f ;;
    'rate --format') _spoc_offer 'text' 'json' ;;
    'rate --desk') _spoc_paths -d ;;
    'rate --as') _spoc_ask person ;;
    'watch --format') _spoc_offer 'text' 'json' ;;
    'watch --desk') _spoc_paths -d ;;
    'watch --as') _spoc_ask person ;;
    'unwatch --format') _spoc_offer 'text' 'json' ;;
    'unwatch --desk') _spoc_paths -d ;;
    'unwatch --as') _spoc_ask person ;;
    'link --blocks') _spoc_ask ticket ;;
    'link --child-of') _spoc_ask ticket ;;
    'link --duplicates') _spoc_ask ticket ;;
    'link --relates') _spoc_ask ticket ;;
    'link --format') _spoc_offer 'text' 'json' ;;
    'link --desk') _spoc_paths -d ;;
    'link --as') _spoc_ask person ;;
    'merge --into') _spoc_ask ticket ;;
    'merge --format') _spoc_offer 'text' 'json' ;;
    'merge --desk') _spoc_paths -d ;;
    'merge --as') _spoc_ask person ;;
    'unmerge --format') _spoc_offer 'text' 'json' ;;
    'unmerge --desk') _spoc_paths -d ;;
    'unmerge --as') _spoc_ask person ;;
    'escalate --format') _spoc_offer 'text' 'json' ;;
    'escalate --desk') _spoc_paths -d ;;
    'escalate --as') _spoc_ask person ;;
    'escalate --status') _spoc_ask status ;;
    'escalate --team') _spoc_ask team ;;
    'escalate --department') _spoc_ask department ;;
    'escalate --assignee') _spoc_ask person ;;
    'escalate --owner') _spoc_ask person ;;
    'escalate --requester') _spoc_ask person ;;
    'escalate --service') _spoc_ask service ;;
    'escalate --category') _spoc_ask category ;;
    'escalate --priority') _spoc_ask priority ;;
    'escalate --type') _spoc_ask type ;;
    'escalate --run') _spoc_ask run ;;
    'escalate --linked') _spoc_ask ticket ;;
    'undo --format') _spoc_offer 'text' 'json' ;;
    'undo --desk') _spoc_paths -d ;;
    'undo --as') _spoc_ask person ;;
    'deliver --format') _spoc_offer 'text' 'json' ;;
    'deliver --desk') _spoc_paths -d ;;
    'deliver --as') _spoc_ask person ;;
    'run start -i'|'run start --input') _spoc_paths -f ;;
    'run start -a'|'run start --attach') _spoc_paths -f ;;
    'run start --csv') _spoc_paths -f ;;
    'run start --map') _spoc_paths -f ;;
    'run start --format') _spoc_offer 'text' 'json' ;;
    'run start --desk') _spoc_paths -d ;;
    'run start --as') _spoc_ask person ;;
    'run list -W'|'run list --workflow') _spoc_ask workflow ;;
    'run list --state') _spoc_offer 'running' 'held' 'done' 'failed' 'cancelling' 'cancelled' 'all' ;;
    'run list --format') _spoc_offer 'text' 'json' 'jsonl' 'csv' 'tsv' ;;
    'run list --desk') _spoc_paths -d ;;
    'run list --as') _spoc_ask person ;;
    'run show --format') _spoc_offer 'text' 'json' ;;
    'run show --desk') _spoc_paths -d ;;
    'run show --as') _spoc_ask person ;;
    'run plan -i'|'run plan --input') _spoc_paths -f ;;
    'run plan -a'|'run plan --attach') _spoc_paths -f ;;
    'run plan --format') _spoc_offer 'text' 'json' ;;
    'run plan --desk') _spoc_paths -d ;;
    'run plan --as') _spoc_ask person ;;
    'run graph --format') _spoc_offer 'mermaid' 'dot' 'svg' ;;
    'run graph --desk') _spoc_paths -d ;;
    'run graph --as') _spoc_ask person ;;
    'run amend -a'|'run amend --attach') _spoc_paths -f ;;
    'run amend --format') _spoc_offer 'text' 'json' ;;
    'run amend --desk') _spoc_paths -d ;;
    'run amend --as') _spoc_ask person ;;
    'run migrate --to') _spoc_paths -f ;;
    'run migrate -a'|'run migrate --attach') _spoc_paths -f ;;
    'run migrate --format') _spoc_offer 'text' 'json' ;;
    'run migrate --desk') _spoc_paths -d ;;
    'run migrate --as') _spoc_ask person ;;
    'run cancel --format') _spoc_offer 'text' 'json' ;;
    'run cancel --desk') _spoc_paths -d ;;
    'run cancel --as') _spoc_ask person ;;
    'run hold --format') _spoc_offer 'text' 'json' ;;
    'run hold --desk') _spoc_paths -d ;;
    'run hold --as') _spoc_ask person ;;
    'run release --format') _spoc_offer 'text' 'json' ;;
    'run release --desk') _spoc_paths -d ;;
    'run release --as') _spoc_ask person ;;
    'run retry --format') _spoc_offer 'text' 'json' ;;
    'run retry --desk') _spoc_paths -d ;;
    'run retry --as') _spoc_ask person ;;
    'run redo --format') _spoc_offer 'text' 'json' ;;
    'run redo --desk') _spoc_paths -d ;;
    'run redo --as') _spoc_ask person ;;
    'run skip --format') _spoc_offer 'text' 'json' ;;
    'run skip --desk') _spoc_paths -d ;;
    'run skip --as') _spoc_ask person ;;
    'run withdraw --format') _spoc_offer 'text' 'json' ;;
    'run withdraw --desk') _spoc_paths -d ;;
    'run withdraw --as') _spoc_ask person ;;
    'run begin --format') _spoc_offer 'text' 'json' ;;
    'run begin --desk') _spoc_paths -d ;;
    'run begin --as') _spoc_ask person ;;
    'run complete -a'|'run complete --attach') _spoc_paths -f ;;
    'run complete --format') _spoc_offer 'text' 'json' ;;
    'run complete --desk') _spoc_paths -d ;;
    'run complete --as') _spoc_ask person ;;
    'run add-item --format') _spoc_offer 'text' 'json' ;;
    'run add-item --desk') _spoc_paths -d ;;
    'run add-item --as') _spoc_ask person ;;
    'event put -a'|'event put --attach') _spoc_paths -f ;;
    'event put --format') _spoc_offer 'text' 'json' ;;
    'event put --desk') _spoc_paths -d ;;
    'event put --as') _spoc_ask person ;;
    'event list --format') _spoc_offer 'text' 'json' ;;
    'event list --desk') _spoc_paths -d ;;
    'event list --as') _spoc_ask person ;;
    'approve -F'|'approve --file') _spoc_paths -f ;;
    'approve --format') _spoc_offer 'text' 'json' ;;
    'approve --desk') _spoc_paths -d ;;
    'approve --as') _spoc_ask person ;;
    'reject -F'|'reject --file') _spoc_paths -f ;;
    'reject --format') _spoc_offer 'text' 'json' ;;
    'reject --desk') _spoc_paths -d ;;
    'reject --as') _spoc_ask person ;;
    'tick -F'|'tick --file') _spoc_paths -f ;;
    'tick -a'|'tick --attach') _spoc_paths -f ;;
    'tick --format') _spoc_offer 'text' 'json' ;;
    'tick --desk') _spoc_paths -d ;;
    'tick --as') _spoc_ask person ;;
    'kb list --service') _spoc_ask service ;;
    'kb list --audience') _spoc_offer 'internal' 'public' ;;
    'kb list --format') _spoc_offer 'text' 'json' 'jsonl' 'csv' 'tsv' ;;
    'kb list --desk') _spoc_paths -d ;;
    'kb list --as') _spoc_ask person ;;
    'kb show --format') _spoc_offer 'text' 'json' ;;
    'kb show --desk') _spoc_paths -d ;;
    'kb show --as') _spoc_ask person ;;
    'kb suggest --ticket') _spoc_ask ticket ;;
    'kb suggest --service') _spoc_ask service ;;
    'kb suggest --format') _spoc_offer 'text' 'json' ;;
    'kb suggest --desk') _spoc_paths -d ;;
    'kb suggest --as') _spoc_ask person ;;
    'kb add --from-ticket') _spoc_ask ticket ;;
    'kb add --audience') _spoc_offer 'internal' 'public' ;;
    'kb add -F'|'kb add --file') _spoc_paths -f ;;
    'kb add --format') _spoc_offer 'text' 'json' ;;
    'kb add --desk') _spoc_paths -d ;;
    'kb add --as') _spoc_ask person ;;
    'kb check --format') _spoc_offer 'text' 'json' ;;
    'kb check --desk') _spoc_paths -d ;;
    'kb check --as') _spoc_ask person ;;
    'report --cohort') _spoc_offer 'created' 'resolved' 'open' ;;
    'report --what-if') _spoc_paths -f ;;
    'report --ticket') _spoc_ask ticket ;;
    'report --by') _spoc_offer 'week' 'month' ;;
    'report --format') _spoc_offer 'text' 'markdown' 'html' 'csv' 'json' 'xlsx' 'openmetrics' ;;
    'report -o'|'report --output') _spoc_paths -f ;;
    'report --status') _spoc_ask status ;;
    'report --team') _spoc_ask team ;;
    'report --department') _spoc_ask department ;;
    'report --assignee') _spoc_ask person ;;
    'report --owner') _spoc_ask person ;;
    'report --requester') _spoc_ask person ;;
    'report --service') _spoc_ask service ;;
    'report --category') _spoc_ask category ;;
    'report --priority') _spoc_ask priority ;;
    'report --type') _spoc_ask type ;;
    'report --run') _spoc_ask run ;;
    'report --linked') _spoc_ask ticket ;;
    'report --desk') _spoc_paths -d ;;
    'report --as') _spoc_ask person ;;
    'explain --format') _spoc_offer 'text' 'json' ;;
    'explain --desk') _spoc_paths -d ;;
    'explain --as') _spoc_ask person ;;
    'history --actor') _spoc_ask person ;;
    'history --format') _spoc_offer 'text' 'json' 'jsonl' 'csv' 'tsv' ;;
    'history --desk') _spoc_paths -d ;;
    'history --as') _spoc_ask person ;;
    'calendar add -c'|'calendar add --calendar') _spoc_ask calendar ;;
    'calendar add --format') _spoc_offer 'text' 'json' ;;
    'calendar add --desk') _spoc_paths -d ;;
    'calendar add --as') _spoc_ask person ;;
    'calendar between -c'|'calendar between --calendar') _spoc_ask calendar ;;
    'calendar between --format') _spoc_offer 'text' 'json' ;;
    'calendar between --desk') _spoc_paths -d ;;
    'calendar between --as') _spoc_ask person ;;
    'calendar open -c'|'calendar open --calendar') _spoc_ask calendar ;;
    'calendar open --format') _spoc_offer 'text' 'json' ;;
    'calendar open --desk') _spoc_paths -d ;;
    'calendar open --as') _spoc_ask person ;;
    'calendar next -c'|'calendar next --calendar') _spoc_ask calendar ;;
    'calendar next --format') _spoc_offer 'text' 'json' ;;
    'calendar next --desk') _spoc_paths -d ;;
    'calendar next --as') _spoc_ask person ;;
    'calendar show --format') _spoc_offer 'text' 'json' ;;
    'calendar show --desk') _spoc_paths -d ;;
    'calendar show --as') _spoc_ask person ;;
    'init --format') _spoc_offer 'text' 'json' ;;
    'apply --format') _spoc_offer 'text' 'json' ;;
    'apply --desk') _spoc_paths -d ;;
    'apply --as') _spoc_ask person ;;
    'check --format') _spoc_offer 'text' 'json' 'sarif' ;;
    'check --desk') _spoc_paths -d ;;
    'check --as') _spoc_ask person ;;
    'people sync --format') _spoc_offer 'text' 'json' ;;
    'people sync --desk') _spoc_paths -d ;;
    'people sync --as') _spoc_ask person ;;
    'who --format') _spoc_offer 'text' 'json' ;;
    'who --desk') _spoc_paths -d ;;
    'who --as') _spoc_ask person ;;
    'away --cover') _spoc_ask person ;;
    'away --format') _spoc_offer 'text' 'json' ;;
    'away --desk') _spoc_paths -d ;;
    'away --as') _spoc_ask person ;;
    'catalog --format') _spoc_offer 'text' 'json' 'jsonl' 'csv' 'tsv' ;;
    'catalog --desk') _spoc_paths -d ;;
    'catalog --as') _spoc_ask person ;;
    'move --format') _spoc_offer 'text' 'json' ;;
    'move --desk') _spoc_paths -d ;;
    'move --as') _spoc_ask person ;;
    'upgrade --format') _spoc_offer 'text' 'json' ;;
    'upgrade --desk') _spoc_paths -d ;;
    'upgrade --as') _spoc_ask person ;;
    'backup --format') _spoc_offer 'text' 'json' ;;
    'backup --desk') _spoc_paths -d ;;
    'backup --as') _spoc_ask person ;;
    'restore --desk') _spoc_paths -d ;;
    'restore --format') _spoc_offer 'text' 'json' ;;
    'export --about') _spoc_ask person ;;
    'export -o'|'export --output') _spoc_paths -f ;;
    'export --desk') _spoc_paths -d ;;
    'export --as') _spoc_ask person ;;
    'import --map') _spoc_paths -f ;;
    'import --join') _spoc_paths -f ;;
    'import --rejects') _spoc_paths -f ;;
    'import --desk') _spoc_paths -d ;;
    'import --format') _spoc_offer 'text' 'json' ;;
    'erase --format') _spoc_offer 'text' 'json' ;;
    'erase --desk') _spoc_paths -d ;;
    'erase --as') _spoc_ask person ;;
    'health --format') _spoc_offer 'text' 'json' 'openmetrics' ;;
    'health --desk') _spoc_paths -d ;;
    'health --as') _spoc_ask person ;;
    'verify --format') _spoc_offer 'text' 'json' ;;
    'verify --desk') _spoc_paths -d ;;
    'verify --as') _spoc_ask person ;;
    'completion --desk') _spoc_paths -d ;;
    'completion --as') _spoc_ask person ;;
  esac
}

_spoc_argument() {
  case "$1 $2" in
    ' 0') _spoc_offer 'log' 'show' 'status' 'list' 'search' 'next' 'take' 'assign' 'release' 'note' 'edit' 'route' 'wait' 'resume' 'resolve' 'done' 'close' 'reopen' 'cancel' 'rate' 'watch' 'unwatch' 'link' 'merge' 'unmerge' 'escalate' 'undo' 'deliver' 'approve' 'reject' 'tick' 'report' 'explain' 'history' 'init' 'apply' 'check' 'who' 'away' 'catalog' 'move' 'upgrade' 'backup' 'restore' 'export' 'import' 'erase' 'health' 'verify' 'completion' 'help' 'run' 'event' 'kb' 'calendar' 'people' ;;
    'run  0') _spoc_offer 'start' 'list' 'show' 'plan' 'graph' 'amend' 'migrate' 'cancel' 'hold' 'release' 'retry' 'redo' 'skip' 'withdraw' 'begin' 'complete' 'add-item' ;;
    'event  0') _spoc_offer 'put' 'list' ;;
    'kb  0') _spoc_offer 'list' 'show' 'suggest' 'add' 'check' ;;
    'calendar  0') _spoc_offer 'add' 'between' 'open' 'next' 'show' ;;
    'people  0') _spoc_offer 'sync' ;;
    'show '*) _spoc_ask ticket ;;
    'status 0') _spoc_ask ticket ;;
    'list 0') _spoc_ask view ;;
    'take '*) _spoc_ask ticket ;;
    'assign '*) _spoc_ask ticket ;;
    'release '*) _spoc_ask ticket ;;
    'note '*) _spoc_ask ticket ;;
    'edit '*) _spoc_ask ticket ;;
    'route '*) _spoc_ask ticket ;;
    'wait '*) _spoc_ask ticket ;;
    'resume '*) _spoc_ask ticket ;;
    'resolve '*) _spoc_ask ticket ;;
    'close '*) _spoc_ask ticket ;;
    'reopen '*) _spoc_ask ticket ;;
    'cancel '*) _spoc_ask ticket ;;
    'rate '*) _spoc_ask ticket ;;
    'watch 0') _spoc_ask ticket ;;
    'watch 1') _spoc_ask person ;;
    'unwatch 0') _spoc_ask ticket ;;
    'unwatch 1') _spoc_ask person ;;
    'link '*) _spoc_ask ticket ;;
    'merge '*) _spoc_ask ticket ;;
    'unmerge 0') _spoc_ask ticket ;;
    'escalate '*) _spoc_ask ticket ;;
    'run start 0') _spoc_ask workflow ;;
    'run show 0') _spoc_ask run ;;
    'run plan 0') _spoc_ask workflow ;;
    'run graph 0') _spoc_ask workflow ;;
    'run amend '*) _spoc_ask run ;;
    'run migrate '*) _spoc_ask run ;;
    'run cancel '*) _spoc_ask run ;;
    'run hold '*) _spoc_ask run ;;
    'run release '*) _spoc_ask run ;;
    'approve '*) _spoc_ask ticket ;;
    'reject '*) _spoc_ask ticket ;;
    'tick 0') _spoc_ask ticket ;;
    'kb show 0') _spoc_ask article ;;
    'report '*) _spoc_ask report ;;
    'explain '*) _spoc_ask ticket ;;
    'history 0') _spoc_ask ticket ;;
    'calendar show 0') _spoc_ask calendar ;;
    'init 0') _spoc_paths -d ;;
    'check '*) _spoc_paths -f ;;
    'people sync 0') _spoc_paths -f ;;
    'who '*) _spoc_ask person ;;
    'away 0') _spoc_ask person ;;
    'catalog 0') _spoc_offer 'services' 'teams' 'causes' 'workflows' ;;
    'backup 0') _spoc_paths -f ;;
    'restore 0') _spoc_paths -f ;;
    'restore 1') _spoc_paths -d ;;
    'import 0') _spoc_paths -f ;;
    'import 1') _spoc_paths -d ;;
    'erase 0') _spoc_ask person ;;
    'completion 0') _spoc_offer 'bash' 'zsh' 'fish' ;;
    'help '*) _spoc_ask topic ;;
  esac
}

complete -F _spoc spoc
