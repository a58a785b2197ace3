# Completion

The committed scripts are what the program prints:

    $ for shell in bash zsh fish; do spoc completion $shell | cmp - "$SOURCE/completions/spoc.$shell" && echo $shell; done
    bash
    zsh
    fish
    $ spoc completion
    ! spoc: which shell?
    ! hint: bash, zsh or fish
    ? 64
    $ spoc completion tcsh
    ! spoc: there is no completion for "tcsh"
    ! hint: bash, zsh or fish
    ? 64

The scripts ask the desk for what only it knows, one candidate a line:

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "printer jams" --from ana@example.net --quiet
    1
    $ spoc completion --candidates ticket
    1	printer jams
    $ spoc completion --candidates team | head -2
    service_desk	Service desk
    desktop	Desktop support
    $ spoc completion --candidates person | head -2
    ana	Ana Silva
    anton	Anton Fuchs
    $ spoc completion --candidates service | head -2
    laptop	Laptop
    workstation	Something is wrong with my computer
    $ spoc completion --candidates category | head -2
    access
    customers
    $ spoc completion --candidates priority
    P1
    P2
    P3
    P4
    $ spoc completion --candidates status
    new
    open
    waiting
    resolved
    closed
    cancelled
    merged
    $ spoc completion --candidates view
    followed
    unowned
    overdue
    stalled
    waiting
    mine	Mine
    late	Late, most urgent first
    customers	What customers wait for
    old	Older than two weeks
    $ spoc completion --candidates type | head -2
    incident
    request
    $ spoc completion --candidates level
    high
    medium
    low
    $ spoc completion --candidates department | head -1
    it	Information Technology
    $ spoc completion --candidates topic | grep -e ^clocks -e ^log
    clocks	Clocks
    log	Log a ticket, or many from a file
    $ spoc completion --candidates calendar
    office
    works
    always
    $ spoc completion --candidates report
    summary	what came in, what is left, which promises were kept, how long it took
    sla	which promises were kept, counted at the deadline, and what broke the others
    times	how long until acknowledged, answered, resolved, and where the time went
    backlog	what is left, how old it is, what stands still
    workload	who took, resolved and has how much, and for how long
    first-line	what the first line solves by itself and at the first contact
    handovers	who passes on to whom, and whether it comes back
    providers	the departments and teams, and what they are asked for most
    crossings	services that engage several departments, by volume and waiting between them
    journey	a request from the side of whoever asked
    streams	how long runs of each workflow take, where they wait, which steps decide it
    causes	why people ask: what can be removed, what needs an answer at once, what may wait
    satisfaction	what those who asked say, and how sure that is
    routing	how tickets were placed, and how often that was right
    trend	the figures week by week or month by month
    forecast	work that is planned and not yet open, per team and week
    board	Service review
    $ spoc completion --candidates workflow | grep onboarding
    onboarding
    $ spoc completion --candidates cause | head -1
    unclear_instructions	Our instructions were unclear
    $ spoc completion --candidates run
    $ spoc completion --candidates nonsense
    ! spoc: "nonsense" is no kind of candidates
    ? 64
