# The directory

People come from a file of the personnel system. The sample desk has one:

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc people sync people.csv
    25 rows: 0 new, 0 changed, 25 unchanged, 0 left

Nothing differs. Somebody is new, somebody moves, somebody leaves, who has tickets:

    $ spoc log -s "printer jams" --from ana@example.net --assign tomas --quiet
    1
    $ grep -v '^tomas,' people.csv | sed 's/^pavel,Pavel Novak/pavel,Pavel Novák/' > next.csv
    $ sed -i 's/,tomas,lead$/,,lead/' next.csv
    $ echo 'zoe,Zoe Zimmer,zoe@example.org,zoe,,viktor,it,Berlin,en,desktop,,,10,,,agent' >> next.csv
    $ spoc people sync next.csv --dry-run
    new      zoe
    changed  pavel
    left     tomas
             works on 1
    25 rows: 1 new, 1 changed, 23 unchanged, 1 left
    $ spoc who zoe
    ! spoc: there is nobody called "zoe"
    ? 66
    $ spoc people sync next.csv
    new      zoe
    changed  pavel
    left     tomas
             works on 1
    25 rows: 1 new, 1 changed, 23 unchanged, 1 left
    $ spoc who zoe --quiet
    zoe
    $ spoc who tomas
    person  name          address            phone           department  teams    open  state
    tomas   Tomas Keller  tomas@example.org  +49 30 5550106  it          desktop     1  left

As JSON, from standard input; nothing is left to do:

    $ spoc people sync - --json < next.csv
    {
      "schema": "spoc.people/1",
      "read": 25,
      "added": [],
      "changed": [],
      "unchanged": 25,
      "left": [],
      "rejected": [],
      "known": [],
      "dry_run": false
    }

A row that cannot be used is reported with row and column, its person stays as before, and the exit code says so:

    $ sed 's/^zoe,\(.*\),desktop,,,10/zoe,\1,dekstop,,,many/' next.csv > bad.csv
    $ spoc people sync bad.csv
    25 rows: 0 new, 0 changed, 24 unchanged, 0 left
    ! spoc: bad.csv, row 26, column capacity: "many" is no whole number from 0 to 1000000
    ! hint: 0 is no limit
    ! spoc: bad.csv, row 26, column teams: there is no team "dekstop"
    ! hint: did you mean "desktop"?
    ? 80
    $ spoc who zoe --json | grep -A2 '"teams"'
          "teams": [
            "desktop"
          ],
    $ spoc people sync bad.csv --json 2>&1 | sed -n '/rejected/,$p'
      "rejected": [
        {
          "row": 26,
          "column": "capacity",
          "reason": "\"many\" is no whole number from 0 to 1000000",
          "hint": "0 is no limit"
        },
        {
          "row": 26,
          "column": "teams",
          "reason": "there is no team \"dekstop\"",
          "hint": "did you mean \"desktop\"?"
        }
      ],
      "known": [],
      "dry_run": false
    }

A file without a header changes nothing:

    $ spoc people sync /dev/null
    ! spoc: the file of people cannot be used: the file is empty
    ! hint: its first row names the columns
    ? 65
    $ spoc people sync missing.csv
    ! spoc: cannot open missing.csv: No such file or directory
    ? 66
