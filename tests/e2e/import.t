# A whole desk from JSON

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops" --from ana@example.net --as nadia -q
    1
    $ spoc run start onboarding --set employee.id=E1234 --set employee.name="Mona Fischer" --set employee.private=mona@home.example --set manager=rosa --set start_date=2026-07-01
    r1
    $ spoc deliver -q
    $ spoc export -o ../desk.jsonl
    ! ../desk.jsonl: {…}
    $ spoc import ../desk.jsonl ../new
    imported Example Works: 2 tickets, 1 run, 50 entries
    it was proved: everything agrees
    policy's files were written: holidays.ics, oncall.ics, spoc.toml, workflows/access_request.toml, workflows/equipment_request.toml, workflows/leave_of_absence.toml, workflows/offboarding.toml, workflows/office_move.toml, workflows/onboarding.toml, workflows/purchase.toml, workflows/transfer.toml
    $ cd ../new && spoc verify && spoc export | cmp - ../desk.jsonl
    everything agrees: store, chain, seals, state, clocks, agenda, index
    $ spoc check && spoc list --columns id,subject
    11 files: 0 errors, 0 warnings
    #  subject
    1  VPN drops
    2  Complete the joiner form for Mona Fischer

Into a desk that has no tickets, from standard input, tried first:

    $ spoc init ../empty --quiet
    {dir}/empty
    $ spoc import - --desk ../empty --dry-run --json < ../desk.jsonl
    {
      "schema": "spoc.import/1",
      "name": "Example Works",
      "tickets": 2,
      "runs": 1,
      "entries": 50,
      "differences": 0,
      "replaced": null,
      "files": [],
      "dry_run": true
    }
    $ spoc import - --desk ../empty --now 2026-06-06T08:00:00Z --format text < ../desk.jsonl
    imported Example Works: 2 tickets, 1 run, 50 entries
    it was proved: everything agrees
    $ spoc import ../desk.jsonl
    ! spoc: a whole desk can be read only into an empty one
    ! hint: into a new folder: spoc import FILE DIR
    ? 79

A line that is not as it was written is named, and nothing has changed:

    $ sed '30s/"at":"20/"at":"19/' ../desk.jsonl > ../bent.jsonl
    $ spoc import ../bent.jsonl ../third
    ! spoc: line 30: it is not as it was written, or lines before it are missing
    ? 65
    $ sed 30d ../desk.jsonl | spoc import - ../third
    ! spoc: line 30: it is not as it was written, or lines before it are missing
    ? 65
    $ head -20 ../desk.jsonl | spoc import - ../third
    ! spoc: line 21: it ends too early: lines are missing
    ? 65
    $ echo '{"subject": "Printer jams"}' | spoc import - ../third
    ! spoc: line 1: it is no export of a desk
    ? 65
    $ ls ../third
