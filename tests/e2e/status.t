# What the requester may know

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops every hour" -m "Since the update." --from ana@example.net --tag zx-tag --key ZX-KEY --priority P1 --reason "zx reason" --as nadia -q
    $ spoc status 1

Whatever happens inside, none of it is told:

    $ spoc take 1 --as mira -q
    $ spoc note 1 -m "zx-note: they call every day" --as mira -q
    $ spoc route 1 --consult selma -m "zx-question" --as mira -q
    $ spoc route 1 --to acme_telecom -r "zx-why" --handover "zx-handover" --ref ZX-88 --as mira -q
    $ spoc status 1 --now 2026-06-05T08:20:00Z
    $ spoc route 1 --to network -r "zx-back" --handover "zx-tried" --as mira -q
    $ spoc wait 1 --on requester --ask "Which network are you in?" --until +2bd --as mira -q
    $ spoc status 1
    $ (spoc status 1; spoc status 1 --json) | grep -ciE 'zx|acme|network_|mira|nadia|selma|P1|telecom'
    $ spoc status key:ZX-KEY --json

Answered, closed, and asked again after the window:

    $ spoc resolve 1 -m "A dead switch port; you are on another one." --as mira -q
    $ spoc status 1
    $ spoc close 1 --as nadia -q
    $ spoc note 1 -m "It drops again." --as-requester --as nadia --now 2026-07-05T08:00:00Z
    $ spoc status 1 --now 2026-07-05T08:00:00Z | head -4
    $ spoc show 2 --now 2026-07-05T08:00:00Z | sed -n '/^It drops/,$p'
    $ spoc show 2 --json | grep -A5 '"links"'

Text from outside is harmless on a terminal; what is not there is not there:

    $ spoc log -s "$(printf 'a \033[2J title')" --as nadia -q
    $ spoc status 3 | head -1
    $ spoc status 99
    $ spoc status
