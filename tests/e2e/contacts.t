# People without an account who have a part in a run

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat > workflows/hello.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "Hello"
    > owner = "hr"
    > [inputs.who]
    > type = "contact"
    > [steps.read]
    > assign = "inputs.who"
    > team = "hr"
    > title = "Read the welcome pack"
    > text = "It is on www.example.org/welcome."
    > due = "activated + 2bd"
    > form = { read = "bool" }
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start hello --set who=kim@example.net --as helene -q
    r1

They are asked by mail; the team has the ticket, and knows whom it is for:

    $ spoc deliver
    sent: kim@example.net · [#1] Read the welcome pack
    sent: bruno@example.org · [#1] it was given to you: Read the welcome pack
    $ cat $(grep -l '^To:.*kim@example.net' mail/new/*) | sed -n '/^We ask/,$p'
    We ask you to do this: Read the welcome pack (number 1)
    Please do it until 2026-06-09 10:00.

    It is on www.example.org/welcome.

    When it is done, or if you cannot do it, answer this message: Personnel see=
    s to it.

    --- please answer above this line ---
    Or answer with one of these, on a line of its own at the top:
        #set read =3D VALUE
        #done
    $ spoc show 1 --as helene | grep -E '^(team|assignee|participants)|account'
    team          hr
    assignee      bruno
    participants  kim@example.net
      This is for kim@example.net, who has no account: see that it is done, and resolve it for them.

The team does it for them:

    $ spoc resolve 1 --set read=true -m "Kim has read it" --as helene
    #1 P3 closed hr/bruno · Read the welcome pack
    $ spoc run show r1 --as helene | tail -2
    step  state  ticket  who  due                       waits for
    read  done   #1      hr   2026-06-09 10:00 (in 4d)

A contact without a team is refused:

    $ sed -i '/^team/d' workflows/hello.toml && spoc check | head -4
    workflows/hello.toml:8:10: error: step read is for a contact, who has no account [nobody]
      assign = "inputs.who"
               ^^^^^^^^^^^^
      hint: add the team that looks after it

Somebody who has no account may get one on the way. When the personnel system says that they have, what was for them is theirs:

    $ sed -i 's/^assign/team = "hr"\nassign/' workflows/hello.toml
    $ cat >> workflows/hello.toml <<'END'
    > [steps.badge]
    > assign = "inputs.who"
    > team = "hr"
    > needs = ["read"]
    > title = "Choose a photo for the badge"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start hello --set who=kim@example.net --as helene -q
    r2
    $ spoc explain r2/read --as helene
    step
      a task of workflow hello  (workflows/hello.toml:7:8)
      2026-06-05 10:00  it began
      it is for kim@example.net, who has no account: team hr sees to it
      2026-06-09 10:00  it is due  (workflows/hello.toml:12:7)
      its ticket is 2

    waiting
      2026-06-05 10:00  read is active and waits: ticket 2 is not resolved; it is for kim@example.net, who has no account (hr); spoc resolve 2
    $ echo 'kpark,Kim Park,Kim@Example.net,kpark,,rosa,sales,Berlin,en,sales,,,10,,,agent' >> people.csv
    $ spoc people sync people.csv --dry-run
    new      kpark
    26 rows: 1 new, 0 changed, 25 unchanged, 0 left
    $ spoc people sync people.csv
    new      kpark
    known    kim@example.net is kpark: r2/read is theirs
    26 rows: 1 new, 0 changed, 25 unchanged, 0 left
    $ spoc people sync people.csv --json | grep -A 3 known
      "known": [],
      "dry_run": false
    }
    $ spoc explain r2/read --as helene
    step
      a task of workflow hello  (workflows/hello.toml:7:8)
      2026-06-05 10:00  it began
      it was for kim@example.net, who is kpark of the directory by now
      2026-06-09 10:00  it is due  (workflows/hello.toml:12:7)
      its ticket is 2

    waiting
      2026-06-05 10:00  read is active and waits: ticket 2 is not resolved (kpark); spoc resolve 2
    $ spoc show 2 --as helene | grep -E '^(team|assignee|participants)|kim@'
    team      hr
    assignee  kpark
      This is for kim@example.net, who has no account: see that it is done, and resolve it for them.
      This was for kim@example.net, and is for kpark from now on: kim@example.net is kpark of the directory
    $ spoc history r2 --kind contact.identified
    {re:\d+} 2026-06-05 10:00 r2 root: kim@example.net is kpark of the directory: the directory has their address
    $ spoc history r2 --kind step.replanned
    {re:\d+} 2026-06-05 10:00 r2 workflow: step read replanned, due 2026-06-09T08:00:00Z, for kpark: kim@example.net is kpark of the directory
    $ spoc deliver
    sent: kim@example.net · [#2] Read the welcome pack
    sent: carla@example.org · [#2] it was given to you: Read the welcome pack
    sent: Kim@Example.net · [#2] it was given to you: Read the welcome pack
    $ spoc done 2 --set read=true --as kpark
    #2 P3 closed hr/kpark · Read the welcome pack
    $ spoc list --run r2 --columns id,step,assignee
    #  step   assignee
    3  badge  kpark

Their address in the directory is often another one. Then somebody says who they are, and the run knows them from then on:

    $ spoc run start hello --set who=lea@home.example --as helene -q
    r3
    $ echo 'lmoor,Lea Moor,lea.moor@example.org,lmoor,,rosa,sales,Berlin,en,sales,,,10,,,agent' >> people.csv
    $ spoc people sync people.csv
    new      lmoor
    27 rows: 1 new, 0 changed, 26 unchanged, 0 left
    $ spoc run amend r3 --contact nobody@home.example=lmoor --as helene
    ! spoc: run r3 knows nobody by the address nobody@home.example
    ! hint: what it was given: spoc run show r3
    ? 65
    $ spoc run amend r3 --contact lea@home.example=lmor --as helene
    ! spoc: there is nobody called "lmor"
    ! hint: did you mean "lmoor"?
    ? 66
    $ spoc run amend r3 --contact lea@home.example=lmoor --as helene --dry-run
    r3 hello running
    #4 P3 open hr/lmoor · Read the welcome pack · due 2026-06-09 10:00
    $ spoc run amend r3 --contact lea@home.example=lmoor --reason "her account is there" --as helene
    r3 hello running
    #4 P3 open hr/lmoor · Read the welcome pack · due 2026-06-09 10:00
    $ spoc done 4 --set read=true --as lmoor -q
    4
    $ spoc list --run r3 --columns id,step,assignee
    #  step   assignee
    5  badge  lmoor
    $ spoc run show r3 --as helene --json | grep -A 2 contacts
      "contacts": {
        "lea@home.example": "lmoor"
      },
    $ spoc history r3 --kind contact.identified
    {re:\d+} 2026-06-05 10:00 r3 helene: lea@home.example is lmoor of the directory: her account is there

A run whose contact turns out to be somebody else asks that one:

    $ spoc run start hello --set who=max@home.example --as helene -q
    r4
    $ spoc run amend r4 --set who=moritz@home.example --as helene
    r4 hello running
    #6 P3 open hr/bruno · Read the welcome pack · due 2026-06-09 10:00
    $ spoc show 6 --as helene | grep -E '^(team|assignee|participants)|home.example'
    team          hr
    assignee      bruno
    participants  moritz@home.example
      This is for max@home.example, who has no account: see that it is done, and resolve it for them.
      This was for max@home.example, and is for moritz@home.example from now on
      This is for moritz@home.example, who has no account: see that it is done, and resolve it for them.
    $ spoc deliver
    sent: Kim@Example.net · [#3] it was given to you: Choose a photo for the badge
    sent: lea@home.example · [#4] Read the welcome pack
    sent: helene@example.org · [#4] it was given to you: Read the welcome pack
    sent: lea.moor@example.org · [#4] [#5]
    sent: max@home.example · [#6] Read the welcome pack
    sent: bruno@example.org · [#6] it was given to you: Read the welcome pack
    sent: moritz@home.example · [#6] Read the welcome pack
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
