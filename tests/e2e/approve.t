# Approving

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc run start onboarding --set employee.id=E7 --set employee.name="Kim Park" --set employee.private=kim@example.net --set manager=mira --set start_date=2026-07-15 --as helene
    r1
    $ spoc resolve 1 --set job_title=engineer --set laptop=developer --set buddy=oscar --as mira -q
    1
    $ spoc list --run r1 --columns id,type,assignee,subject
    #  type      assignee  subject
    2  approval  anton     Approve the equipment of Kim Park
    $ spoc approve 2 --as anton --dry-run
    ticket 2 would be
      resolved: approved
      clock due #1 stopped
      closed by step: approved
    a new ticket would be
      logged as task: Get the contract of Kim Park signed through workflow
      priority P3: impact medium and urgency medium give P3 by the matrix
      routed to hr by workflow: step contract of onboarding
      assigned to bruno (round_robin): longest without a new one of 3 eligible in hr
      clock due #1 started: 2026-07-01 17:30 in office
    run r1 would be
      step approve approved by anton
      step approve done {"approved":true,"by":"anton","why":""}
      step contract began as ticket 3 with hr
      a notice to person:bruno: assigned
    $ spoc approve 2 -m "as agreed" --as anton
    #2 P3 closed finance/anton · Approve the equipment of Kim Park
    $ spoc list --run r1 --status all --columns id,type,status,assignee,subject
    #  type      status  assignee  subject
    1  task      closed  mira      Complete the joiner form for Kim Park
    2  approval  closed  anton     Approve the equipment of Kim Park
    3  task      open    bruno     Get the contract of Kim Park signed

A decision is final: the same one again is the same, another one is a conflict.

    $ spoc approve 2 --as anton --quiet
    2
    $ spoc reject 2 -m "no" --as anton
    ! spoc: step approve was already approved by anton
    ? 79

Only approvals are approved, and by those who may:

    $ spoc approve 3 --as helene
    ! spoc: ticket 3 is no approval
    ! hint: only an approval is approved or rejected
    ? 79
    $ spoc resolve 2 -m yes --as anton
    ! spoc: ticket 2 is an approval
    ! hint: decide it: spoc approve 2, or spoc reject 2 -m WHY
    ? 79
    $ spoc approve 99 --as anton
    ! spoc: there is no ticket 99
    ? 66
    $ spoc run start onboarding --set employee.id=E8 --set employee.name="Lea Wolf" --set employee.private=lea@example.net --set manager=mira --set start_date=2026-07-15 --as helene -q
    r2
    $ spoc resolve 4 --set job_title=engineer --set laptop=none --set buddy=oscar --as mira -q
    4
    $ spoc approve 5 --as felix
    ! spoc: felix may not approve ticket 5
    ! hint: who it was given to: approve as far as own; role agent: approve as far as team; it is with finance of finance, anton works on it; felix sees all of it
    ? 77
    $ printf 'within the budget\n' > why.txt
    $ spoc approve 5 --file why.txt --message x --as anton
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64
    $ spoc approve 5 -e --as anton
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64
    $ spoc approve 5 --edit -m x --as anton
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64
    $ spoc approve 5 -F why.txt --as anton --json | grep -E '^  "(id|type|status|run|step)"'
      "id": 5,
      "type": "approval",
      "status": "closed",
      "run": "r2",
      "step": "approve",
    $ spoc show 5 | tail -5
    2026-06-05 10:00 · anton · internal
      within the budget

    2026-06-05 10:00 · workflow · public
      approved

Who covers for an approver who is away decides in their place:

    $ cat > workflows/two.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "Two say yes"
    > owner = "hr"
    > [steps.ask]
    > team = "hr"
    > [steps.agree]
    > kind = "approval"
    > needs = ["ask"]
    > approvers = ["anton", "mira"]
    > quorum = "all"
    > not_by = ["ask"]
    > due = "activated + 3bd"
    > on_timeout = "escalate"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc away anton --until 2026-06-12 --cover birgit
    anton is away from 2026-06-05 10:00 until 2026-06-13 00:00; birgit covers
    $ spoc run start two --as helene -q
    r3
    $ spoc list --run r3 --columns id,subject
    #  subject
    7  ask
    $ spoc resolve 7 --as helene -q
    7
    $ spoc show 8 --as birgit | head -8
    #8 agree

    status        new
    turn          approver, since 2026-06-05 10:00
    priority      P3 (impact medium, urgency medium)
    type          approval
    channel       workflow
    participants  anton, birgit, mira

    $ spoc approve 8 --as birgit
    #8 P3 new nowhere · agree · due 2026-06-10 10:00
    $ spoc approve 8 --as anton -q
    8
    $ spoc history r3 | tail -3
    106 2026-06-05 10:00 r3 helene: step ask done
    107 2026-06-05 10:00 r3 workflow: step agree began as ticket 8
    108 2026-06-05 10:00 r3 birgit: step agree approved by anton

An approver gives their say to somebody else, who did nothing that four eyes look at; a team does not decide:

    $ spoc assign 8 --to helene --as mira
    ! spoc: helene did step ask and may not decide step agree
    ? 77
    $ spoc route 8 --to network --reason x --as mira
    ! spoc: ticket 8 is an approval, and people decide, not teams
    ! hint: name a person
    ? 79
    $ spoc assign 8 --to oscar --as mira
    #8 P3 new nowhere · agree · due 2026-06-10 10:00
    $ spoc approve 8 --as mira
    ! spoc: mira may not decide step agree
    ! hint: who may: anton, oscar, or who covers for them; they can hand it over: spoc assign 8 --to
    ? 77
    $ spoc approve 8 --as oscar -q
    8
    $ spoc run show r3 --json | grep -E '"(state|by)"'
      "state": "done",
          "state": "done",
          "state": "done",
            "by": "anton, oscar",
