# Rejecting

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc run start onboarding --set employee.id=E7 --set employee.name="Kim Park" --set employee.private=kim@example.net --set manager=mira --set start_date=2026-07-15 --as helene
    r1
    $ spoc resolve 1 --set job_title=engineer --set laptop=developer --set buddy=oscar --as mira -q
    1
    $ spoc reject 2 --as anton
    ! spoc: a rejection needs a text
    ! hint: say why with -m TEXT
    ? 64
    $ spoc reject 2 -m "a standard laptop will do" --as anton --dry-run
    ticket 2 would be
      noted: a standard laptop will do
      resolved: rejected: a standard laptop will do
      clock due #1 stopped
      closed by step: rejected: a standard laptop will do
    a new ticket would be
      logged as task: Complete the joiner form for Kim Park through workflow
      priority P3: impact medium and urgency medium give P3 by the matrix
      routed to network by workflow: step request of onboarding
      assigned to mira (workflow): step request of onboarding
      clock due #2 started: 2026-06-09 10:00 in office
    run r1 would be
      step approve rejected by anton: a standard laptop will do
      step request again, round 2: a standard laptop will do
      step approve again, round 2: a standard laptop will do
      step request began as ticket 3
      a notice to person:mira: assigned
    $ spoc reject 2 -m "a standard laptop will do" --as anton
    #2 P3 closed finance/anton · Approve the equipment of Kim Park

What happens then the workflow says; this one asks again, with the reason:

    $ spoc list --run r1 --status all --columns id,type,status,assignee,subject
    #  type      status  assignee  subject
    1  task      closed  mira      Complete the joiner form for Kim Park
    2  approval  closed  anton     Approve the equipment of Kim Park
    3  task      open    mira      Complete the joiner form for Kim Park
    $ spoc show 3 | sed -n '/^What does/,$p'
    What does Kim Park need on 2026-07-15? The budget is approved by finance.

    Sent back: a standard laptop will do
    $ spoc reject 2 --message "again" --as anton --quiet
    ! spoc: ticket 2 was decided, and step approve is in round 2
    ! hint: see where it stands: spoc run show r1
    ? 79
    $ spoc approve 2 --as anton
    ! spoc: ticket 2 was decided, and step approve is in round 2
    ! hint: see where it stands: spoc run show r1
    ? 79
    $ spoc resolve 3 --set job_title=engineer --set laptop=standard --set buddy=oscar --as mira -q
    3
    $ printf 'no budget\nbefore August\n' | spoc reject 4 --file - --as anton --json | grep -E '^  "(id|type|status)"'
      "id": 4,
      "type": "approval",
      "status": "closed",
    $ spoc reject 3 -m no --as mira
    ! spoc: ticket 3 is no approval
    ! hint: only an approval is rejected, and a task whose workflow says decline
    ? 79
    $ spoc reject 4 -e --as anton
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64
    $ spoc reject 4 --edit -F why.txt --as anton
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64
    $ spoc run show r1
    r1 onboarding E7

    state   running
    inputs  employee={"id":"E7","name":"Kim Park","private":"kim@example.net"}, manager=mira, start_date=2026-07-15, remote=false, contract=permanent
    opened  2026-06-05 10:00 (now)
    anchor  2026-07-15 08:30 (in 39d 22h)
    target  2026-07-15 09:00 (in 39d 23h)

    step           state    ticket  who        due                       waits for
    request        active   #5      mira       2026-06-09 10:00 (in 4d)  ticket 5 is not resolved
    approve        pending                                               step request
    contract       pending          hr                                   step approve
    payroll        pending          payroll                              step contract
    desk           pending          workplace                            step contract
    identity       pending          identity                             step contract
    laptop         pending          desktop                              step contract
    access         pending          access                               step identity
    remote_access  pending          network                              step identity
    ready          pending                                               step payroll, desk, identity, laptop, access, remote_access
    welcome        pending                                               step ready
    thirty_days    pending                                               step ready
    feedback       pending          hr                                   step thirty_days
