# A workflow as a picture

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat > workflows/move.toml <<'TOML'
    > spoc = 1
    > [workflow]
    > title = "Move to \"B\" <2>"
    > owner = "facilities"
    > [steps.ask]
    > team = "workplace"
    > [steps.agree]
    > kind = "approval"
    > needs = ["ask"]
    > approvers = ["lead_of('finance')"]
    > due = "activated + 2bd"
    > on_timeout = "escalate"
    > on_reject = "rework"
    > rework_to = "ask"
    > [steps.move]
    > team = "workplace"
    > needs = ["agree"]
    > TOML
    $ spoc apply --yes > applied
    $ spoc run graph move
    ---
    title: "Move to #34;B#34; #60;2#62;"
    ---
    flowchart TD
      n0["ask<br/>workplace"]
      n1{{"agree<br/>lead_of#40;#39;finance#39;#41;"}}
      n2["move<br/>workplace"]
      n0 --> n1
      n1 -.->|"rejected"| n0
      n1 --> n2
    $ spoc run graph move --format dot
    digraph {
      label="Move to \"B\" <2>";
      labelloc=t;
      node [fontname="sans-serif", style=filled];
      n0 [label="ask\nworkplace", shape=box, fillcolor="#ffffff", color="#57606a"];
      n1 [label="agree\nlead_of('finance')", shape=hexagon, fillcolor="#ffffff", color="#57606a"];
      n2 [label="move\nworkplace", shape=box, fillcolor="#ffffff", color="#57606a"];
      n0 -> n1;
      n1 -> n0 [label="rejected", style=dashed, constraint=false];
      n1 -> n2;
    }

With the state of a run; nothing but a picture, for any browser:

    $ spoc run start move --as walter
    r1
    $ spoc run graph r1
    ---
    title: "r1 move#58; running"
    ---
    flowchart TD
      n0["ask<br/>workplace<br/>active #35;1"]:::active
      n1{{"agree<br/>lead_of#40;#39;finance#39;#41;<br/>pending"}}
      n2["move<br/>workplace<br/>pending"]
      n0 --> n1
      n1 -.->|"rejected"| n0
      n1 --> n2
      classDef active fill:#ddf4ff,stroke:#0969da,color:#1f2328
    $ spoc run graph r1 --format svg > r1.svg; head -1 r1.svg; grep -c '<title>' r1.svg; grep -o 'class="box active"' r1.svg
    <svg xmlns="http://www.w3.org/2000/svg" width="304" height="402" viewBox="0 0 304 402" role="img" aria-labelledby="title">
    3
    class="box active"

What is not there:

    $ spoc run graph r7
    ! spoc: there is no run r7
    ? 66
    $ spoc run graph moove
    ! spoc: there is no workflow "moove"
    ! hint: did you mean "move"?
    ? 66
    $ spoc run graph move --format png
    ! spoc: --format takes mermaid, dot, svg, not "png"
    ? 64
