# complete_in_fish.fish SCRIPT LINE: what fish offers behind LINE, one candidate per line with its description.
source $argv[1]
complete -C $argv[2]
