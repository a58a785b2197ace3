# complete_in_bash.sh SCRIPT WORD…: what bash offers for the last word, one candidate per line. Words as bash splits them.
source "$1" || exit 1
COMP_WORDS=("${@:2}")
COMP_CWORD=$(($# - 2))
_spoc 2>/dev/null
[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]}"
