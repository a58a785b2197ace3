# What holds for every command

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet
    {dir}/desk
    $ spoc --version
    spoc 0.1.0
    $ spoc --help | head -5
    spoc is the single point of contact of an organisation: it logs, routes, watches
    and reports what people ask for, and runs the work that follows.

    Usage: spoc [--desk DIR] [--as PERSON] [--now TIME] [--no-color] COMMAND …
    $ spoc help take | head -3
    Take tickets: you work on them from now on.

    Usage: spoc take [ID…] [OPTION…]
    $ spoc take --help | head -3
    Take tickets: you work on them from now on.

    Usage: spoc take [ID…] [OPTION…]

## Where the desk is

    $ spoc list --limit 1
    ! spoc: there is no desk here or above
    ! hint: make one: spoc init DIR; or name one: --desk DIR, $SPOC_DESK
    ? 66
    $ spoc log -s one --desk desk --as nadia
    #1 P3 open service_desk/ida · one · due 2026-06-05 14:00
    $ spoc --desk desk list -q
    1
    $ SPOC_DESK=desk spoc list -q
    1
    $ mkdir -p desk/workflows/deep && (cd desk/workflows/deep && spoc list -q)
    1
    $ SPOC_DESK=nowhere spoc list
    ! spoc: there is no desk in nowhere
    ! hint: make one: spoc init nowhere
    ? 66
    $ SPOC_DESK=nowhere spoc list --desk desk -q
    1
    $ spoc list --desk nowhere --json
    ! {"schema":"spoc.error/1","code":"not_found","exit":66,"message":"there is no desk in nowhere","hint":"make one: spoc init nowhere","where":null}
    ? 66
    $ mkdir -p .config/spoc ~/.config/spoc && ln -s "$PWD/desk" ~/.config/spoc/desk && spoc list -q && rm ~/.config/spoc/desk
    1
    $ mkdir apart && { cp desk/store.toml apart 2>/dev/null || printf 'store = "../desk/spoc.db"\n' > apart/store.toml; } && spoc list --desk apart -q
    1
    $ cd desk

## Who, and when

    $ spoc log -s two --as tomas --now 2026-06-05T09:00:00Z --json | grep -E '^  "(owner|created_at)"'
      "owner": "jonas",
      "created_at": "2026-06-05T09:00:00Z",
    $ spoc history 2 --kind ticket.logged --json | python3 -c 'import json,sys; e = json.load(sys.stdin)["events"][0]; print(e["at"], e["actor"])'
    2026-06-05T09:00:00Z {'person': 'tomas', 'on_behalf': None, 'via': 'cli', 'login': '{user}'}
    $ spoc --now "tomorrow 14:00" --as tomas log -s three --json | grep -E '^  "created_at"'
      "created_at": "{…}T{…}:00:00Z",
    $ spoc list mine --as nobody-here
    ! spoc: there is nobody called "nobody-here"
    ! hint: see them: spoc who
    ? 66
    $ spoc cancel 3 -m "a trial" --as tomas -q
    3
    $ spoc list --now whenever
    ! spoc: "whenever" is no time
    ! hint: write 2026-11-21T17:00:00Z, "2026-11-21 18:00", 2026-11-21, now, today, 17:00, "tomorrow 14:00", "mon 9:00", +2bd or -3h
    ? 64
    $ SPOC_NOW=whenever spoc list
    ! spoc: "whenever" is no time
    ! hint: write 2026-11-21T17:00:00Z, "2026-11-21 18:00", 2026-11-21, now, today, 17:00, "tomorrow 14:00", "mon 9:00", +2bd or -3h
    ? 64

## Words

    $ spoc lsit
    ! spoc: unknown command "lsit"
    ! hint: did you mean "list"?
    ? 64
    $ spoc --dsek desk list
    ! spoc: unknown option --dsek
    ! hint: did you mean "--desk"?
    ? 64
    $ spoc list --tema network
    ! spoc: unknown option --tema
    ! hint: did you mean "--team"?
    ? 64
    $ spoc list --team
    ! spoc: option --team needs a value: TEAM
    ! hint: `spoc list --help` shows what it takes
    ? 64
    $ spoc list --team=network -q
    $ spoc note 1 -m "--not an option" --as nadia -q
    1
    $ spoc show 1 | tail -1
      --not an option
    $ spoc show -- 1 | head -1
    #1 one
    $ spoc list --quiet=yes
    ! spoc: option --quiet takes no value
    ? 64
    $ spoc list --team network --json --format csv
    ! {"schema":"spoc.error/1","code":"usage","exit":64,"message":"--json and --format csv contradict each other","hint":null,"where":null}
    ? 64
    $ spoc
    ! nothing to do: nothing is yours, and your teams have nothing untaken

## Colours only on a terminal

    $ NO_COLOR= TERM=xterm script -qec "spoc show 1" /dev/null < /dev/null | head -1 | cat -v
    ^[[1m#1 one^[[0m^M
    $ NO_COLOR= TERM=dumb script -qec "spoc show 1" /dev/null < /dev/null | head -1 | cat -v
    #1 one^M
    $ NO_COLOR= TERM=xterm script -qec "spoc show 1 --no-color" /dev/null < /dev/null | head -1 | cat -v
    #1 one^M
    $ NO_COLOR= TERM=xterm script -qec "spoc --no-color show 1" /dev/null < /dev/null | head -1 | cat -v
    #1 one^M
    $ NO_COLOR=1 TERM=xterm script -qec "spoc show 1" /dev/null < /dev/null | head -1 | cat -v
    #1 one^M

## Settings of one's own

    $ cat > ~/.config/spoc/config.toml <<'TOML'
    > columns = ["id", "subject"]
    > [alias]
    > new = "list --status new"
    > n = "new -q"
    > loop = "loop"
    > TOML
    $ spoc list
    #  subject
    1  one
    2  two
    $ spoc new
    ! no ticket matches
    $ spoc n --team service_desk
    $ spoc loop
    ! spoc: the alias "loop" stands for itself
    ? 78
    $ spoc nwe
    ! spoc: unknown command "nwe"
    ! hint: did you mean "new"?
    ? 64
    $ echo 'chanel = "phone"' > ~/.config/spoc/config.toml; spoc list -q; spoc nwe
    ! spoc: {…}/.config/spoc/config.toml:1:1: unknown setting "chanel"
    !     chanel = "phone"
    !     ^
    ! hint: did you mean "channel"?
    ! spoc: {…}/.config/spoc/config.toml:1:1: unknown setting "chanel"
    !     chanel = "phone"
    !     ^
    ! hint: did you mean "channel"?
    ? 78
    $ printf 'view = "unowned"\nchannel = "phone"\n' > ~/.config/spoc/config.toml
    $ spoc list
    ! no ticket matches
    $ spoc list --where "ticket.id > 1" -q
    2
    $ spoc list waiting
    ! no ticket matches
    $ spoc log -s three --as nadia --dry-run --json | grep '"channel"'
      "channel": "phone",
    $ rm ~/.config/spoc/config.toml

## Programs beside it

    $ printf '#!/bin/sh\necho "hello $*, desk ${SPOC_DESK:-none}, now ${SPOC_NOW:-none}"\n' > ~/bin/spoc-hello && chmod +x ~/bin/spoc-hello
    $ spoc hello you --all
    hello you --all, desk none, now 2026-06-05T08:00:00Z
    $ spoc --desk /srv/desk --now 2026-01-01 hello
    hello , desk /srv/desk, now 2026-01-01
    $ SPOC_DESK=elsewhere spoc --desk here hello
    hello , desk here, now 2026-06-05T08:00:00Z

## A busy desk

    $ store hold-writes 20 & holder=$!; while [ ! -e locked ]; do sleep 0.05; done
    $ spoc log -s four --as nadia --wait 0.2
    ! spoc: the store is locked by another program
    ! hint: another program is writing; try again, or wait longer with --wait
    ? 75
    $ spoc log -s four --as nadia --wait 0.1s --json
    ! {"schema":"spoc.error/1","code":"try_again","exit":75,"message":"the store is locked by another program","hint":"another program is writing; try again, or wait longer with --wait","where":null}
    ? 75
    $ spoc list -q --wait 0.1
    1
    2
    $ spoc log -s four --as nadia --wait forever
    ! spoc: --wait cannot be forever
    ! hint: a number of seconds
    ? 64
    $ kill $holder; wait $holder 2>/dev/null; spoc log -s four --as nadia -q
    4
