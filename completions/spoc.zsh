#compdef spoc
# zsh completion for spoc, printed by `spoc completion zsh`

# Candidates that only the desk knows, with their descriptions. The kind comes last, behind what _arguments hands on to compadd.
_spoc_ask() {
  local -a found
  local word what kind=$argv[-1]
  while IFS=$'\t' read -r word what; do
    found+=("${word//:/\\:}:$what")
  done < <(command spoc $spoc_desk completion --candidates $kind 2>/dev/null)
  _describe -t spoc-$kind $kind found "${(@)argv[1,-2]}"
}

_spoc_log_command() {
  _arguments -s -S \
    '(-s --subject)-s+[what it is about, in a line]:TEXT: ' \
    '(-s --subject)--subject=[what it is about, in a line]:TEXT: ' \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '(-e --edit)-e[write the text in your editor]' \
    '(-e --edit)--edit[write the text in your editor]' \
    '(--requester --from)--requester=[who asks: id, login, address, phone, part of a name]:WHO:_spoc_ask person' \
    '(--requester --from)--from=[who asks: id, login, address, phone, part of a name]:WHO:_spoc_ask person' \
    '(--channel)--channel=[how it came; $SPOC_CHANNEL, else cli]:NAME: ' \
    '(--type)--type=[incident, request, question, complaint, feedback, order]:TYPE:_spoc_ask type' \
    '(--service)--service=[what it concerns]:NAME:_spoc_ask service' \
    '(--category)--category=[its kind; the service'\''s without]:NAME:_spoc_ask category' \
    '(--impact)--impact=[high, medium or low]:LEVEL:_spoc_ask level' \
    '(--urgency)--urgency=[high, medium or low]:LEVEL:_spoc_ask level' \
    '(--priority)--priority=[by hand; needs --reason]:LEVEL:_spoc_ask priority' \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(--team)--team=[who works on it]:TEAM:_spoc_ask team' \
    '(--assign)--assign=[who of them]:PERSON:_spoc_ask person' \
    '*--set=[a field'\''s value]:FIELD=VALUE: ' \
    '*-t+[a tag]:WORD: ' \
    '*--tag=[a tag]:WORD: ' \
    '(--cause)--cause=[why it happened]:NAME:_spoc_ask cause' \
    '*-a+[a file to keep with it]:FILE:_files' \
    '*--attach=[a file to keep with it]:FILE:_files' \
    '(--parent)--parent=[the ticket it is a part of]:ID:_spoc_ask ticket' \
    '(--confidential)--confidential[only its team sees it]' \
    '(--resolve)--resolve=[answered at first contact, like this]:TEXT: ' \
    '(--kb)--kb=[with --resolve: the article that answered it]:ID:_spoc_ask article' \
    '(--no-route)--no-route[leave it unplaced]' \
    '(-k --key)-k+[an external key; the same key logs once]:KEY: ' \
    '(-k --key)--key=[an external key; the same key logs once]:KEY: ' \
    '(--on-known)--on-known=[a known key: ignore, note, reopen or new]:WHAT:(ignore note reopen new)' \
    '(--mail)--mail[one mail: in the FILE that stands for SUBJECT, or on standard input]' \
    '(--jsonl)--jsonl=[many, an object a line; - is standard input]:FILE:_files' \
    '(--csv)--csv=[many, a row each]:FILE:_files' \
    '(--map)--map=[what the columns of --csv mean]:FILE:_files' \
    '(--again)--again[log a file'\''s rows although it was logged before]' \
    '(--rejects)--rejects=[a new file for the rows not used; -: marked, in the answer]:FILE:_files' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:SUBJECT: '
}

_spoc_show_command() {
  _arguments -s -S \
    '(--events)--events[also every event of its journal]' \
    '(--attachment)--attachment=[the content of its N-th file]:N: ' \
    '(--raw)--raw[the mail it came by, else what was said, byte for byte; for a file or a pipe]' \
    '(--mail)--mail=[likewise the N-th mail that is part of it]:N: ' \
    '(-o --output)-o+[where the file goes; - is standard output]:FILE:_files' \
    '(-o --output)--output=[where the file goes; - is standard output]:FILE:_files' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:ID:_spoc_ask ticket'
}

_spoc_status_command() {
  _arguments -s -S \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:ID:_spoc_ask ticket'
}

_spoc_list_command() {
  _arguments -s -S \
    '(-s --sort)-s+[members with commas, -name descends]:NAMES: ' \
    '(-s --sort)--sort=[members with commas, -name descends]:NAMES: ' \
    '(--watch)--watch[show it anew every two seconds, on a terminal]' \
    '(--exit-code)--exit-code[1 when nothing matches]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '(--format)--format=[text, json, jsonl, csv or tsv]:FORMAT:(text json jsonl csv tsv)' \
    '(--json)--json[the same as --format json]' \
    '(--limit)--limit=[no more than this many rows]:N: ' \
    '(--columns)--columns=[these columns, with commas]:NAMES: ' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:VIEW:_spoc_ask view'
}

_spoc_search_command() {
  _arguments -s -S \
    '(--in)--in=[only tickets, or only articles]:WHERE:(tickets articles)' \
    '(--limit)--limit=[no more than this many, 20 without]:N: ' \
    '(--exit-code)--exit-code[1 when nothing is found]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:WORD: '
}

_spoc_next_command() {
  _arguments -s -S \
    '(--take)--take[take it as well; if somebody was faster, the next one]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_take_command() {
  _arguments -s -S \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_assign_command() {
  _arguments -s -S \
    '(-t --to)-t+[id, login, address or part of a name]:PERSON:_spoc_ask person' \
    '(-t --to)--to=[id, login, address or part of a name]:PERSON:_spoc_ask person' \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_release_command() {
  _arguments -s -S \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_note_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '(-e --edit)-e[write the text in your editor]' \
    '(-e --edit)--edit[write the text in your editor]' \
    '(-p --public)-p[the requester sees it; internal without]' \
    '(-p --public)--public[the requester sees it; internal without]' \
    '(--as-requester)--as-requester[what the requester said]' \
    '(--publish)--publish=[the requester sees that internal note now, like a vendor'\''s answer]:SEQ: ' \
    '(--vendor)--vendor[the vendor that has it is sent this, too]' \
    '*-a+[a file to keep with it]:FILE:_files' \
    '*--attach=[a file to keep with it]:FILE:_files' \
    '(--spent)--spent=[time spent, like 15m]:TIME: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_edit_command() {
  _arguments -s -S \
    '*-s+[tags+=x adds, tags-=x removes]:FIELD=VALUE: ' \
    '*--set=[tags+=x adds, tags-=x removes]:FIELD=VALUE: ' \
    '*-a+[a file that a field names; of a folder all its files]:FILE:_files' \
    '*--attach=[a file that a field names; of a folder all its files]:FILE:_files' \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(--if-version)--if-version=[only when nobody changed it since]:N: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_route_command() {
  _arguments -s -S \
    '(-t --to)-t+[a team or a person, by hand]:TEAM:_spoc_ask team' \
    '(-t --to)--to=[a team or a person, by hand]:TEAM:_spoc_ask team' \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(--handover)--handover=[what was tried and what is next]:TEXT: ' \
    '(--ref)--ref=[the vendor'\''s own number for it]:N: ' \
    '(--consult)--consult=[ask somebody; the ticket stays where it is]:PERSON:_spoc_ask person' \
    '(--learn)--learn[learn from the tickets that were resolved which team gets what, and how often that is right]' \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '(-e --edit)-e[write the text in your editor]' \
    '(-e --edit)--edit[write the text in your editor]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_wait_command() {
  _arguments -s -S \
    '(--on)--on=[requester, vendor, approval or date]:WHOM:(requester vendor approval date)' \
    '(-u --until)-u+[when it wakes up by itself; a vendor needs none]:TIME: ' \
    '(-u --until)--until=[when it wakes up by itself; a vendor needs none]:TIME: ' \
    '(--ask)--ask=[the question to the requester]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_resume_command() {
  _arguments -s -S \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_resolve_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '(-e --edit)-e[write the text in your editor]' \
    '(-e --edit)--edit[write the text in your editor]' \
    '*--set=[a field'\''s value]:FIELD=VALUE: ' \
    '*-a+[a file that a field names; of a folder all its files]:FILE:_files' \
    '*--attach=[a file that a field names; of a folder all its files]:FILE:_files' \
    '(--kb)--kb=[the article that answered it]:ID:_spoc_ask article' \
    '(--with-children)--with-children[answer its open children too, all at once]' \
    '(--csv)--csv=[an answer in each row, by ticket, run and step, or key; - for standard input]:FILE:_files' \
    '(--step)--step=[with --csv: the step that all rows are about]:W/STEP: ' \
    '(--map)--map=[with --csv: what its columns mean]:FILE:_files' \
    '(--partial)--partial[with --csv: do the good rows although others are bad]' \
    '(--csv-template)--csv-template[with --step: print the header of such a file, and the runs in which it is open]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_close_command() {
  _arguments -s -S \
    '(--force)--force[also what was never resolved; needs --reason]' \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_reopen_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '(-e --edit)-e[write the text in your editor]' \
    '(-e --edit)--edit[write the text in your editor]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_cancel_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '(-e --edit)-e[write the text in your editor]' \
    '(-e --edit)--edit[write the text in your editor]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_rate_command() {
  _arguments -s -S \
    '(--score)--score=[from 1, the worst, to 5]:N: ' \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '(-e --edit)-e[write the text in your editor]' \
    '(-e --edit)--edit[write the text in your editor]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:ID:_spoc_ask ticket'
}

_spoc_watch_command() {
  _arguments -s -S \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:ID:_spoc_ask ticket' \
    '2:ADDRESS:_spoc_ask person'
}

_spoc_unwatch_command() {
  _arguments -s -S \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:ID:_spoc_ask ticket' \
    '2:ADDRESS:_spoc_ask person'
}

_spoc_link_command() {
  _arguments -s -S \
    '(--blocks)--blocks=[that one cannot be resolved before this one]:ID:_spoc_ask ticket' \
    '(--child-of)--child-of=[this one is a part of that one]:ID:_spoc_ask ticket' \
    '(--duplicates)--duplicates=[what answers that one answers this one]:ID:_spoc_ask ticket' \
    '(--relates)--relates=[they have to do with each other]:ID:_spoc_ask ticket' \
    '(--remove)--remove[take that link away]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:ID:_spoc_ask ticket'
}

_spoc_merge_command() {
  _arguments -s -S \
    '(--into)--into=[the ticket that answers for them from now on]:ID:_spoc_ask ticket' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:ID:_spoc_ask ticket'
}

_spoc_unmerge_command() {
  _arguments -s -S \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:ID:_spoc_ask ticket'
}

_spoc_escalate_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(--confirm-storm)--confirm-storm[tell everybody, however many]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '*:ID:_spoc_ask ticket'
}

_spoc_undo_command() {
  _arguments -s -S \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:OPERATION: '
}

_spoc_deliver_command() {
  _arguments -s -S \
    '(-l --list)-l[what has not left the desk]' \
    '(-l --list)--list[what has not left the desk]' \
    '(--retry)--retry[try again what failed]' \
    '(--drop)--drop[never send what failed; a step only by name, and its run goes on without it]' \
    '(-j --jobs)-j+[messages, and programs, at a time; 1 without it]:N: ' \
    '(-j --jobs)--jobs=[messages, and programs, at a time; 1 without it]:N: ' \
    '(--watch)--watch[go on with what is queued from now on]' \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:WHAT: '
}

_spoc_run_start_command() {
  _arguments -s -S \
    '*-s+[an input, like employee.name=Ana; JSON for lists]:PATH=VALUE: ' \
    '*--set=[an input, like employee.name=Ana; JSON for lists]:PATH=VALUE: ' \
    '(-i --input)-i+[all inputs as one JSON object, - for standard input]:FILE:_files' \
    '(-i --input)--input=[all inputs as one JSON object, - for standard input]:FILE:_files' \
    '*-a+[a file that a field names; of a folder all its files]:FILE:_files' \
    '*--attach=[a file that a field names; of a folder all its files]:FILE:_files' \
    '(--csv)--csv=[a run for each row; columns are inputs (employee.name); - for standard input]:FILE:_files' \
    '(--map)--map=[with --csv: what its columns mean]:FILE:_files' \
    '(--partial)--partial[with --csv: start the good rows although others are bad]' \
    '(--amend)--amend[with --csv: give runs under way the inputs that their rows say]' \
    '(--csv-template)--csv-template[print the header of such a file, and what each column takes]' \
    '(--again)--again[also when a run with this key has finished]' \
    '*--override=[do not ask its check; needs --reason]:INPUT: ' \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:WORKFLOW:_spoc_ask workflow'
}

_spoc_run_list_command() {
  _arguments -s -S \
    '(-W --workflow)-W+[of that workflow]:NAME:_spoc_ask workflow' \
    '(-W --workflow)--workflow=[of that workflow]:NAME:_spoc_ask workflow' \
    '(--state)--state=[running, held, done, failed, cancelled or all]:STATE:(running held done failed cancelling cancelled all)' \
    '*--where=[run.opened < now() - 30d; with -W also inputs, vars and steps]:EXPR: ' \
    '(--steps)--steps[their steps as columns, each with its state]' \
    '(--format)--format=[text, json, jsonl, csv or tsv]:FORMAT:(text json jsonl csv tsv)' \
    '(--json)--json[the same as --format json]' \
    '(--limit)--limit=[no more than this many rows]:N: ' \
    '(--columns)--columns=[these columns, with commas]:NAMES: ' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_run_show_command() {
  _arguments -s -S \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:RUN:_spoc_ask run'
}

_spoc_run_plan_command() {
  _arguments -s -S \
    '*-s+[an input, like employee.name=Ana; JSON for lists]:PATH=VALUE: ' \
    '*--set=[an input, like employee.name=Ana; JSON for lists]:PATH=VALUE: ' \
    '(-i --input)-i+[all inputs as one JSON object, - for standard input]:FILE:_files' \
    '(-i --input)--input=[all inputs as one JSON object, - for standard input]:FILE:_files' \
    '*-a+[a file that a field names; of a folder all its files]:FILE:_files' \
    '*--attach=[a file that a field names; of a folder all its files]:FILE:_files' \
    '*--override=[do not ask its check; needs --reason]:INPUT: ' \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(--simulate)--simulate=[draw so often how long steps take from how long they took before]:N: ' \
    '(--seed)--seed=[of what is drawn; the same draws the same (1)]:NUMBER: ' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:WORKFLOW|RUN:_spoc_ask workflow'
}

_spoc_run_graph_command() {
  _arguments -s -S \
    '(--format)--format=[mermaid (the default), dot or svg]:FORMAT:(mermaid dot svg)' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:WORKFLOW|RUN:_spoc_ask workflow'
}

_spoc_run_amend_command() {
  _arguments -s -S \
    '*-s+[an input, like employee.name=Ana; JSON for lists]:PATH=VALUE: ' \
    '*--set=[an input, like employee.name=Ana; JSON for lists]:PATH=VALUE: ' \
    '*--contact=[who somebody without an account is in the directory by now]:ADDRESS=PERSON: ' \
    '*-a+[a file that a field names; of a folder all its files]:FILE:_files' \
    '*--attach=[a file that a field names; of a folder all its files]:FILE:_files' \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:RUN:_spoc_ask run'
}

_spoc_run_migrate_command() {
  _arguments -s -S \
    '(--to)--to=[the other version; without it the one in force]:FILE:_files' \
    '*-s+[an input that it asks for]:PATH=VALUE: ' \
    '*--set=[an input that it asks for]:PATH=VALUE: ' \
    '*-a+[a file that a field names; of a folder all its files]:FILE:_files' \
    '*--attach=[a file that a field names; of a folder all its files]:FILE:_files' \
    '(-r --reason)-r+[why]:TEXT: ' \
    '(-r --reason)--reason=[why]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:RUN:_spoc_ask run'
}

_spoc_run_cancel_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:RUN:_spoc_ask run'
}

_spoc_run_hold_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:RUN:_spoc_ask run'
}

_spoc_run_release_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:RUN:_spoc_ask run'
}

_spoc_run_retry_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:STEP: '
}

_spoc_run_redo_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:STEP: '
}

_spoc_run_skip_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:STEP: '
}

_spoc_run_withdraw_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:STEP: '
}

_spoc_run_begin_command() {
  _arguments -s -S \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:STEP: '
}

_spoc_run_complete_command() {
  _arguments -s -S \
    '*-s+[a field of its form]:FIELD=VALUE: ' \
    '*--set=[a field of its form]:FIELD=VALUE: ' \
    '*-a+[a file that a field names; of a folder all its files]:FILE:_files' \
    '*--attach=[a file that a field names; of a folder all its files]:FILE:_files' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:STEP: '
}

_spoc_run_add_item_command() {
  _arguments -s -S \
    '*-s+[a member of the item; item=VALUE when it has none]:MEMBER=VALUE: ' \
    '*--set=[a member of the item; item=VALUE when it has none]:MEMBER=VALUE: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:STEP: '
}

_spoc_event_put_command() {
  _arguments -s -S \
    '(--id)--id=[what tells it from others of its name: the same id is the same event]:ID: ' \
    '(--data)--data=[its fields as an object, or a file that has it]:JSON: ' \
    '*-a+[a file that a field names; of a folder all its files]:FILE:_files' \
    '*--attach=[a file that a field names; of a folder all its files]:FILE:_files' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:NAME: '
}

_spoc_event_list_command() {
  _arguments -s -S \
    '(--all)--all[also those that a run has taken]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_approve_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '(-e --edit)-e[write the text in your editor]' \
    '(-e --edit)--edit[write the text in your editor]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:ID:_spoc_ask ticket'
}

_spoc_reject_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '(-e --edit)-e[write the text in your editor]' \
    '(-e --edit)--edit[write the text in your editor]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:ID:_spoc_ask ticket'
}

_spoc_tick_command() {
  _arguments -s -S \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '*-a+[a file that shows it]:FILE:_files' \
    '*--attach=[a file that shows it]:FILE:_files' \
    '(--not-applicable)--not-applicable=[there is nothing to do, and why]:REASON: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:ID:_spoc_ask ticket' \
    '*:ITEM: '
}

_spoc_kb_list_command() {
  _arguments -s -S \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '(--audience)--audience=[internal or public]:WHO:(internal public)' \
    '(--due)--due[to be looked through: past its review, or without one]' \
    '(--unused)--unused[that spared nobody work]' \
    '(--period)--period=[count what it spared then]:PERIOD: ' \
    '(--format)--format=[text, json, jsonl, csv or tsv]:FORMAT:(text json jsonl csv tsv)' \
    '(--json)--json[the same as --format json]' \
    '(--limit)--limit=[no more than this many rows]:N: ' \
    '(--columns)--columns=[these columns, with commas]:NAMES: ' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_kb_show_command() {
  _arguments -s -S \
    '(--raw)--raw[the Markdown as it is written]' \
    '(--aloud)--aloud[as sentences to read out on the phone]' \
    '(--helped)--helped[it answered me: keep that a contact was spared]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:ID:_spoc_ask article'
}

_spoc_kb_suggest_command() {
  _arguments -s -S \
    '(--ticket)--ticket=[what that ticket asks]:ID:_spoc_ask ticket' \
    '(--service)--service=[the service that the words are about]:NAME:_spoc_ask service' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:WORD: '
}

_spoc_kb_add_command() {
  _arguments -s -S \
    '(--from-ticket)--from-ticket=[with its question, answer and service]:ID:_spoc_ask ticket' \
    '(--audience)--audience=[internal, or public for requesters too]:WHO:(internal public)' \
    '(-m --message)-m+[the text]:TEXT: ' \
    '(-m --message)--message=[the text]:TEXT: ' \
    '(-F --file)-F+[the text from a file, - for standard input]:FILE:_files' \
    '(-F --file)--file=[the text from a file, - for standard input]:FILE:_files' \
    '(-e --edit)-e[write the text in your editor]' \
    '(-e --edit)--edit[write the text in your editor]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:TITLE: '
}

_spoc_kb_check_command() {
  _arguments -s -S \
    '(--strict)--strict[warnings count as errors]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_report_command() {
  _arguments -s -S \
    '(--cohort)--cohort=[whose times and quality: tickets created (the usual), resolved or open in it]:COHORT:(created resolved open)' \
    '(--as-of)--as-of=[as it was known then]:TIME: ' \
    '(--upto)--upto=[from the journal up to that entry]:SEQ: ' \
    '(--before-after)--before-after=[compare what of the period is before then with the rest]:TIME: ' \
    '(--what-if)--what-if=[what would have been different under that policy: a desk'\''s folder, or a file in the place of spoc.toml]:DIR:_files' \
    '(--ticket)--ticket=[that ticket alone; with --what-if its arithmetic, too]:ID:_spoc_ask ticket' \
    '(--by)--by=[with trend: week or month, whatever the length of the period]:SLICE:(week month)' \
    '*--figure=[with trend: any figure of a report, REPORT/TABLE/ROW/COLUMN]:FIGURE: ' \
    '(--since)--since=[the period'\''s beginning]:TIME: ' \
    '(--until)--until=[the period'\''s end, a date is included]:TIME: ' \
    '(--format)--format=[text, markdown, html, csv, json, xlsx or openmetrics]:FORMAT:(text markdown html csv json xlsx openmetrics)' \
    '(--json)--json[the same as --format json]' \
    '(-o --output)-o+[write it there; - is standard output]:FILE:_files' \
    '(-o --output)--output=[write it there; - is standard output]:FILE:_files' \
    '(--status)--status=[statuses with commas, or all]:NAMES:_spoc_ask status' \
    '*--team=[with that team (none: without)]:TEAM:_spoc_ask team' \
    '*--department=[with that department]:NAME:_spoc_ask department' \
    '*--assignee=[whose work it is: a person, me, none]:PERSON:_spoc_ask person' \
    '*--owner=[who answers for it]:PERSON:_spoc_ask person' \
    '(--requester)--requester=[who asked]:WHO:_spoc_ask person' \
    '*--service=[about that service]:NAME:_spoc_ask service' \
    '*--category=[of that category]:NAME:_spoc_ask category' \
    '*--priority=[of that priority]:LEVEL:_spoc_ask priority' \
    '*--type=[of that type]:TYPE:_spoc_ask type' \
    '*--channel=[that came that way]:NAME: ' \
    '*--tag=[with that tag]:TAG: ' \
    '(--run)--run=[steps of that run]:RUN:_spoc_ask run' \
    '(--linked)--linked=[parent, children and links of that ticket]:ID:_spoc_ask ticket' \
    '(--created)--created=[logged then]:PERIOD: ' \
    '(--resolved)--resolved=[resolved then]:PERIOD: ' \
    '(--overdue)--overdue[past a promise]' \
    '(--stalled)--stalled[standing still longer than policy allows]' \
    '*--where=[an expression of the rule language]:EXPR: ' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:NAME:_spoc_ask report' \
    '1:PERIOD: '
}

_spoc_explain_command() {
  _arguments -s -S \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:WHAT:_spoc_ask ticket'
}

_spoc_history_command() {
  _arguments -s -S \
    '(--actor)--actor=[done by that person]:PERSON:_spoc_ask person' \
    '(-k --kind)-k+[events of that kind, like ticket.routed]:KIND: ' \
    '(-k --kind)--kind=[events of that kind, like ticket.routed]:KIND: ' \
    '(--since)--since=[not before]:TIME: ' \
    '(--until)--until=[not after; a date includes that day]:TIME: ' \
    '(--after)--after=[entries behind that one]:SEQ: ' \
    '(--raw)--raw=[the mail that that entry tells of, byte for byte; for a pipe]:SEQ: ' \
    '(-f --follow)-f[go on with what is written from now on]' \
    '(-f --follow)--follow[go on with what is written from now on]' \
    '(--format)--format=[text, json, jsonl, csv or tsv]:FORMAT:(text json jsonl csv tsv)' \
    '(--json)--json[the same as --format json]' \
    '(--limit)--limit=[no more than this many rows]:N: ' \
    '(--columns)--columns=[these columns, with commas]:NAMES: ' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:ID:_spoc_ask ticket'
}

_spoc_calendar_add_command() {
  _arguments -s -S \
    '(-c --calendar)-c+[the desk'\''s own without]:NAME:_spoc_ask calendar' \
    '(-c --calendar)--calendar=[the desk'\''s own without]:NAME:_spoc_ask calendar' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:START: ' \
    '2:DURATION: '
}

_spoc_calendar_between_command() {
  _arguments -s -S \
    '(-c --calendar)-c+[the desk'\''s own without]:NAME:_spoc_ask calendar' \
    '(-c --calendar)--calendar=[the desk'\''s own without]:NAME:_spoc_ask calendar' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:START: ' \
    '2:END: '
}

_spoc_calendar_open_command() {
  _arguments -s -S \
    '(-c --calendar)-c+[the desk'\''s own without]:NAME:_spoc_ask calendar' \
    '(-c --calendar)--calendar=[the desk'\''s own without]:NAME:_spoc_ask calendar' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:TIME: '
}

_spoc_calendar_next_command() {
  _arguments -s -S \
    '(-c --calendar)-c+[the desk'\''s own without]:NAME:_spoc_ask calendar' \
    '(-c --calendar)--calendar=[the desk'\''s own without]:NAME:_spoc_ask calendar' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:TIME: '
}

_spoc_calendar_show_command() {
  _arguments -s -S \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:NAME:_spoc_ask calendar' \
    '2:PERIOD: '
}

_spoc_init_command() {
  _arguments -s -S \
    '(--name)--name=[the desk'\''s name; the folder'\''s without]:NAME: ' \
    '(--time-zone)--time-zone=[like Europe/Berlin; this machine'\''s without]:ZONE: ' \
    '(--sample)--sample[a whole organisation to play with]' \
    '(--rehearsal)--rehearsal[equal commands give equal stores: for trying out and tests]' \
    '(--store)--store=[its store: a path, file: or postgresql: URL; spoc.db in it without]:URL: ' \
    '(--service-role)--service-role=[of the server: works with the store and only appends to the journal]:ROLE: ' \
    '(--readers)--readers=[of the server: reads views of what each login may see]:ROLE: ' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:DIR:_files -/'
}

_spoc_apply_command() {
  _arguments -s -S \
    '(--new-only)--new-only[open tickets keep what they are held to]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_check_command() {
  _arguments -s -S \
    '(--strict)--strict[warnings count as errors]' \
    '(--format)--format=[text, json or sarif (for code review)]:FORMAT:(text json sarif)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:FILE:_files'
}

_spoc_people_sync_command() {
  _arguments -s -S \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:FILE:_files'
}

_spoc_who_command() {
  _arguments -s -S \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(-q --quiet)-q[identifiers only]' \
    '(-q --quiet)--quiet[identifiers only]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:WORDS:_spoc_ask person'
}

_spoc_away_command() {
  _arguments -s -S \
    '(--since)--since=[from when; now without it]:TIME: ' \
    '(--until)--until=[until when; a date includes that day]:TIME: ' \
    '(--open-end)--open-end[nobody knows until when]' \
    '(--back)--back[here again: the absence ends now]' \
    '(--cover)--cover=[who stands in; their usual cover without it]:PERSON:_spoc_ask person' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:PERSON:_spoc_ask person'
}

_spoc_catalog_command() {
  _arguments -s -S \
    '(--format)--format=[text, json, jsonl, csv or tsv]:FORMAT:(text json jsonl csv tsv)' \
    '(--json)--json[the same as --format json]' \
    '(--limit)--limit=[no more than this many rows]:N: ' \
    '(--columns)--columns=[these columns, with commas]:NAMES: ' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:services|teams|causes|workflows:(services teams causes workflows)'
}

_spoc_move_command() {
  _arguments -s -S \
    '(--to)--to=[a path, file: or postgresql: URL]:WHERE: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_upgrade_command() {
  _arguments -s -S \
    '(--service-role)--service-role=[of the server: works with the store and only appends to the journal]:ROLE: ' \
    '(--readers)--readers=[of the server: reads views of what each login may see]:ROLE: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_backup_command() {
  _arguments -s -S \
    '(-f --force)-f[replace the file]' \
    '(-f --force)--force[replace the file]' \
    '(--verify)--verify[prove the copy; 1 when it differs from its journal]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:FILE:_files'
}

_spoc_restore_command() {
  _arguments -s -S \
    '(-f --force)-f[take a damaged copy, too, when there is no better one]' \
    '(-f --force)--force[take a damaged copy, too, when there is no better one]' \
    '(--release)--release[let what is held back since a restore leave]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:FILE:_files' \
    '2:DIR:_files -/'
}

_spoc_export_command() {
  _arguments -s -S \
    '(--about)--about=[only what is held about that person, as one JSON document]:PERSON:_spoc_ask person' \
    '(--xes)--xes[the event log of all tickets, for process mining (IEEE 1849)]' \
    '(--ics)--ics[due dates of open tickets and absences, as a calendar]' \
    '(-o --output)-o+[into that file instead of standard output]:FILE:_files' \
    '(-o --output)--output=[into that file instead of standard output]:FILE:_files' \
    '(-f --force)-f[replace the file]' \
    '(-f --force)--force[replace the file]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_import_command() {
  _arguments -s -S \
    '(--map)--map=[another desk'\''s history: what its columns and words mean]:FILE:_files' \
    '(--join)--join=[with --map: the second table, as CSV, whose columns the map takes over]:FILE:_files' \
    '(--rejects)--rejects=[with --map: a new file for the rows not used, with their reasons; -: marked, in the answer]:FILE:_files' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:FILE:_files' \
    '2:DIR:_files -/'
}

_spoc_erase_command() {
  _arguments -s -S \
    '(--retention)--retention[what \[retention\] of policy does not keep any more, instead of a person]' \
    '(--scrub)--scrub[only write the store'\''s files anew, after an erasure that could not]' \
    '(-n --dry-run)-n[say what would happen, change nothing]' \
    '(-n --dry-run)--dry-run[say what would happen, change nothing]' \
    '(-y --yes)-y[do not ask]' \
    '(-y --yes)--yes[do not ask]' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:PERSON:_spoc_ask person'
}

_spoc_health_command() {
  _arguments -s -S \
    '(--nagios)--nagios[one line with performance data; exit code 0, 1, 2 or 3]' \
    '(--sweep)--sweep=[warning and critical age of the last sweep; 15m,1h without]:W,C: ' \
    '(--outbox)--outbox=[how many may wait to leave; 500,5000 without]:W,C: ' \
    '(--oldest)--oldest=[how long the oldest may wait; 30m,4h without]:W,C: ' \
    '(--dead)--dead=[how many may have failed for good; 1,50 without]:W,C: ' \
    '(--actions)--actions=[how many programs may wait to run; 500,5000 without]:W,C: ' \
    '(--late)--late=[how long the oldest of them may wait; 30m,4h without]:W,C: ' \
    '(--broken)--broken=[how many programs may have failed for good; 1,50 without]:W,C: ' \
    '(--size)--size=[bytes of the store; never without]:W,C: ' \
    '(--format)--format=[text, json or openmetrics]:FORMAT:(text json openmetrics)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_verify_command() {
  _arguments -s -S \
    '(--seal)--seal=[also check against a seal kept elsewhere]:HEX: ' \
    '(--format)--format=[text or json]:FORMAT:(text json)' \
    '(--json)--json[the same as --format json]' \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]'
}

_spoc_completion_command() {
  _arguments -s -S \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--wait)--wait=[how long to wait for a busy desk]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1:bash|zsh|fish:(bash zsh fish)'
}

_spoc_help_command() {
  _arguments -s -S \
    '(--man)--man[a manual page for man(1): of one verb, or of spoc]' \
    '(--markdown)--markdown[for the web: every verb, or one page]' \
    '(--no-color)--no-color[no colours]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '*:TOPIC:_spoc_ask topic'
}

_spoc_run_family() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C -S \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'start:Start a run of a workflow'
        'list:List runs'
        'show:Show a run and what its steps wait for'
        'plan:Plan a run that could begin, or what is left of one'
        'graph:Draw a workflow, or a run with its state'
        'amend:Change an input of runs, and plan the rest again'
        'migrate:Let runs follow another version of their workflow'
        'cancel:Cancel runs, with the runs they called'
        'hold:Hold runs: nothing new begins'
        'release:Let held runs go on'
        'retry:Try a failed step again'
        'redo:Do a step again that is over, and what came of it'
        'skip:Skip a step'
        'withdraw:End a step that is not needed any more'
        'begin:Begin a step before its start'
        'complete:Complete a step in place of its ticket or event'
        'add-item:Add an item to a step that is open'
      )
      _describe -t commands command verbs ;;
    rest)
      case $words[1] in
        start) _spoc_run_start_command ;;
        list) _spoc_run_list_command ;;
        show) _spoc_run_show_command ;;
        plan) _spoc_run_plan_command ;;
        graph) _spoc_run_graph_command ;;
        amend) _spoc_run_amend_command ;;
        migrate) _spoc_run_migrate_command ;;
        cancel) _spoc_run_cancel_command ;;
        hold) _spoc_run_hold_command ;;
        release) _spoc_run_release_command ;;
        retry) _spoc_run_retry_command ;;
        redo) _spoc_run_redo_command ;;
        skip) _spoc_run_skip_command ;;
        withdraw) _spoc_run_withdraw_command ;;
        begin) _spoc_run_begin_command ;;
        complete) _spoc_run_complete_command ;;
        add-item) _spoc_run_add_item_command ;;
      esac ;;
  esac
}

_spoc_event_family() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C -S \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'put:Tell runs what happened outside'
        'list:List events that no run has taken'
      )
      _describe -t commands command verbs ;;
    rest)
      case $words[1] in
        put) _spoc_event_put_command ;;
        list) _spoc_event_list_command ;;
      esac ;;
  esac
}

_spoc_kb_family() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C -S \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'list:List articles and what they spared'
        'show:Show an article'
        'suggest:Say which articles may answer something'
        'add:Begin an article'
        'check:Check the files of kb'
      )
      _describe -t commands command verbs ;;
    rest)
      case $words[1] in
        list) _spoc_kb_list_command ;;
        show) _spoc_kb_show_command ;;
        suggest) _spoc_kb_suggest_command ;;
        add) _spoc_kb_add_command ;;
        check) _spoc_kb_check_command ;;
      esac ;;
  esac
}

_spoc_calendar_family() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C -S \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'add:Add a duration to a time'
        'between:Say how much open time lies between two times'
        'open:Say whether a calendar is open at a time'
        'next:Find the next opening'
        'show:Show the open intervals of a calendar'
      )
      _describe -t commands command verbs ;;
    rest)
      case $words[1] in
        add) _spoc_calendar_add_command ;;
        between) _spoc_calendar_between_command ;;
        open) _spoc_calendar_open_command ;;
        next) _spoc_calendar_next_command ;;
        show) _spoc_calendar_show_command ;;
      esac ;;
  esac
}

_spoc_people_family() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C -S \
    '1: :->verb' \
    '*:: :->rest'
  case $state in
    verb)
      local -a verbs=(
        'sync:Make the directory equal to a file'
      )
      _describe -t commands command verbs ;;
    rest)
      case $words[1] in
        sync) _spoc_people_sync_command ;;
      esac ;;
  esac
}

_spoc() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C -S \
    '(--desk)--desk=[the desk'\''s folder]:DIR:_files -/' \
    '(--as)--as=[act for somebody else]:PERSON:_spoc_ask person' \
    '(--now)--now=[the time to go by]:TIME: ' \
    '(--no-color)--no-color[no colours]' \
    '(--version)--version[the version of spoc]' \
    '(-h --help)-h[this help]' \
    '(-h --help)--help[this help]' \
    '1: :->verb' \
    '*:: :->rest'
  local -a spoc_desk
  (( $+opt_args[--desk] )) && spoc_desk=(--desk ${(Q)opt_args[--desk]})
  case $state in
    verb)
      local -a verbs=(
        'log:Log a ticket, or many from a file'
        'show:Show the whole story of a ticket or run'
        'status:Say in plain words where a request stands'
        'list:List tickets that match'
        'search:Find tickets and articles by their words'
        'next:Show the most pressing ticket for me, and why it is that one'
        'take:Take tickets: you work on them from now on'
        'assign:Give tickets to somebody to work on'
        'release:Hand tickets back to their team'
        'note:Add to the conversation of tickets'
        'edit:Change members and fields of tickets'
        'route:Bring tickets to the most appropriate team'
        'wait:Let tickets stand still on purpose'
        'resume:Go on with tickets that wait'
        'resolve:Answer tickets, or complete steps of runs'
        'done:Answer tickets, or complete steps of runs'
        'close:Close resolved tickets'
        'reopen:Reopen tickets that were resolved or closed'
        'cancel:Cancel tickets that need no answer any more'
        'rate:Rate how a ticket was answered'
        'watch:Let somebody follow a ticket'
        'unwatch:Let somebody follow a ticket no more'
        'link:Say how tickets belong together'
        'merge:Make several tickets one'
        'unmerge:Make a merged ticket one of its own again'
        'escalate:Act on everything that is overdue or stalled, or raise a ticket'
        'undo:Take back what you did last'
        'deliver:Do what is queued for the outside world: messages, the programs of runs, hooks'
        'approve:Approve what a run asks you for'
        'reject:Reject what a run asks you for'
        'tick:Tick items of a task'\''s checklist'
        'report:Answer a question about a period'
        'explain:Say why'
        'history:Show the journal'
        'init:Make a desk'
        'apply:Put the edited files in force'
        'check:Check policy and workflows'
        'who:Find people'
        'away:Say who is away, until when, and who stands in'
        'catalog:List what the desk offers'
        'move:Move the desk'\''s store to another place'
        'upgrade:Bring an older store up to this program'
        'backup:Copy the whole desk into a file'
        'restore:Bring back a copy of the desk'
        'export:Write the whole desk, all about a person, an event log or a calendar'
        'import:Read a whole desk in, or another desk'\''s history'
        'erase:Erase a person, or what is too old to be kept'
        'health:Say whether the desk is well, for monitoring'
        'verify:Prove that nothing was altered'
        'completion:Print a shell'\''s completion script'
        'help:Show the manual'
        'run:start, list, show, plan, graph, amend, migrate, cancel, hold, release, retry, redo, skip, withdraw, begin, complete, add-item'
        'event:put, list'
        'kb:list, show, suggest, add, check'
        'calendar:add, between, open, next, show'
        'people:sync'
      )
      _describe -t commands command verbs ;;
    rest)
      case $words[1] in
        log) _spoc_log_command ;;
        show) _spoc_show_command ;;
        status) _spoc_status_command ;;
        list) _spoc_list_command ;;
        search) _spoc_search_command ;;
        next) _spoc_next_command ;;
        take) _spoc_take_command ;;
        assign) _spoc_assign_command ;;
        release) _spoc_release_command ;;
        note) _spoc_note_command ;;
        edit) _spoc_edit_command ;;
        route) _spoc_route_command ;;
        wait) _spoc_wait_command ;;
        resume) _spoc_resume_command ;;
        resolve|done) _spoc_resolve_command ;;
        close) _spoc_close_command ;;
        reopen) _spoc_reopen_command ;;
        cancel) _spoc_cancel_command ;;
        rate) _spoc_rate_command ;;
        watch) _spoc_watch_command ;;
        unwatch) _spoc_unwatch_command ;;
        link) _spoc_link_command ;;
        merge) _spoc_merge_command ;;
        unmerge) _spoc_unmerge_command ;;
        escalate) _spoc_escalate_command ;;
        undo) _spoc_undo_command ;;
        deliver) _spoc_deliver_command ;;
        approve) _spoc_approve_command ;;
        reject) _spoc_reject_command ;;
        tick) _spoc_tick_command ;;
        report) _spoc_report_command ;;
        explain) _spoc_explain_command ;;
        history) _spoc_history_command ;;
        init) _spoc_init_command ;;
        apply) _spoc_apply_command ;;
        check) _spoc_check_command ;;
        who) _spoc_who_command ;;
        away) _spoc_away_command ;;
        catalog) _spoc_catalog_command ;;
        move) _spoc_move_command ;;
        upgrade) _spoc_upgrade_command ;;
        backup) _spoc_backup_command ;;
        restore) _spoc_restore_command ;;
        export) _spoc_export_command ;;
        import) _spoc_import_command ;;
        erase) _spoc_erase_command ;;
        health) _spoc_health_command ;;
        verify) _spoc_verify_command ;;
        completion) _spoc_completion_command ;;
        help) _spoc_help_command ;;
        run) _spoc_run_family ;;
        event) _spoc_event_family ;;
        kb) _spoc_kb_family ;;
        calendar) _spoc_calendar_family ;;
        people) _spoc_people_family ;;
      esac ;;
  esac
}

if [[ $funcstack[1] == _spoc ]]; then
  _spoc "$@"
else
  compdef _spoc spoc
fi
