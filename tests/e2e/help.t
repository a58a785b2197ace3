# The manual

What there is, verbs and topics:

    $ spoc help | sed -n '/Topics/,$p'
    Topics (spoc help TOPIC)
      actions        Actions: steps that a program does
      clocks         Clocks
      decisions      Decision tables, roles, measures and invariants
      escalation     Escalation: ladders, standing still, the sweep
      exit-codes     Exit codes
      expressions    The rule language
      health         Health: what monitoring asks
      histories      Another desk's history
      hooks          Hooks: telling programs what happens
      keeping        Keeping a desk: copies, restoring, moving
      knowledge      Knowledge
      lifecycle      The life of a ticket
      lists          Lists, filters and views
      mail           Mail
      mail-servers   Connecting mail, timers and chats
      many-rows      Many tickets from a file
      messages       Messages to people
      notices        Who is told what, and in which words
      output         Output: text, JSON, tables for programs
      permissions    Who may see and do what
      placing        Where a ticket goes, and to whom
      policy         The desk's policy: spoc.toml
      privacy        Privacy: what is held about a person, and erasing it
      relations      Tickets that belong together, and taking back
      replicas       A store on a server: restarts, replicas, bad networks
      reports        Reports
      rule-tests     Testing rules
      run-tables     Many runs at once, from tables
      runs           Runs of value streams
      search         Searching
      server         A store on a PostgreSQL server
      settings       Where a desk is found, and settings of your own
      times          Times, periods and durations
      workflow-keys  The keys of a workflow's steps
      workflows      Writing a workflow
    $ spoc help | head -4
    spoc is the single point of contact of an organisation: it logs, routes, watches
    and reports what people ask for, and runs the work that follows.

    Usage: spoc [--desk DIR] [--as PERSON] [--now TIME] [--no-color] COMMAND …

A verb, a family, a page:

    $ spoc help people sync
    Make the directory equal to a file.

    Usage: spoc people sync FILE

      FILE  the personnel system's list as CSV; - is standard input

    Examples:
      spoc people sync people.csv --dry-run    who would be new, changed, gone
      spoc people sync people.csv    make the directory equal to the file

    Also: -n|--dry-run --format FORMAT --json --desk DIR --as PERSON
          --now TIME --wait TIME --no-color -h|--help
    $ spoc help calendar
    Usage: spoc calendar COMMAND …

      spoc calendar add      Add a duration to a time
      spoc calendar between  Say how much open time lies between two times
      spoc calendar open     Say whether a calendar is open at a time
      spoc calendar next     Find the next opening
      spoc calendar show     Show the open intervals of a calendar

    `spoc calendar COMMAND --help` tells more.
    $ spoc help exit-codes | head -7
    # Exit codes

    | code | name | means |
    | --- | --- | --- |
    | 0 | ok | done |
    | 1 | no | the answer is no: `check` or `verify` found what is wrong, `next` or `list --exit-code` nothing; `health` is not well |
    | 64 | usage | the command line is wrong |
    $ spoc help lifecycle | grep merge
    | `merged` | another ticket carries it on |
    | `merge` | new, open, waiting, resolved | merged | anything before closed |
      reopened, merged or cancelled by itself: its run is what changes.
    $ spoc help times | head -1
    # Times, periods and durations
    $ spoc help expressions | head -1
    # The rule language
    $ spoc help policy | head -1
    # The desk's policy: spoc.toml

For man(1), and for the web:

    $ spoc help catalog --man | head -1
    .TH "SPOC\-CATALOG" 1 "" "spoc 0.1.0" "spoc manual"
    $ spoc help --man | head -1
    .TH "SPOC" 1 "" "spoc 0.1.0" "spoc manual"
    $ spoc help --markdown | head -3
    # Commands

    ## Tickets
    $ spoc help policy --markdown | cmp - "$SOURCE/cmd/manual/policy.md"

What is not there:

    $ spoc help lifecylce
    ! spoc: there is no help about "lifecylce"
    ! hint: did you mean "lifecycle"?
    ? 66
