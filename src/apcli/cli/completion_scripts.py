"""The texts of the completion scripts; names between @ are filled in by `completion`.

The scripts read the plan's files and ask git themselves: starting apcli at every Tab would take too
long. They know the usual layouts of YAML, and offer nothing that a shell could take for more than a
word.
"""

AWK = r"""
function offer(word,  place) {
  for (place = 1; place <= length(bad); place++) if (index(word, substr(bad, place, 1))) return
  if (word != "") print word
}
BEGIN { bad = " \t\"\047\134$`&;|<>(){}[]*?!#~^" }
{ sub(/\r$/, ""); line = $0; sub(/(^|[ \t])#.*/, "", line) }
line ~ /^[a-z_]+:/ {
  section = substr(line, 1, index(line, ":") - 1)
  line = " " substr(line, index(line, ":") + 1)
}
section != wanted || line !~ /[^ \t]/ { next }
what == "years" {
  while (match(line, /[0-9][0-9][0-9][0-9]/)) {
    year = substr(line, RSTART, 4) + 0
    if (!first || year < first) first = year
    if (year > last) last = year
    line = substr(line, RSTART + 4)
  }
  next
}
{ match(line, /^ */); indent = RLENGTH + 1 }
what == "indicators" {
  if (line !~ /^ +[a-z0-9-]+:/) next
  if (!depth) depth = indent
  if (indent != depth) next
  sub(/^ +/, "", line); sub(/:.*/, "", line)
  offer(initiative "/" line)
  next
}
line ~ /^ *- / && (!depth || indent == depth) { depth = indent; mode = "axis"; axis = "" }
{
  count = split(line, parts, /[][{},]/)
  for (each = 1; each <= count; each++) {
    text = parts[each]
    sub(/^[ \t]*(-[ \t]+)*/, "", text); sub(/[ \t]+$/, "", text)
    if (text !~ /^[a-z_]+:/) continue
    field = substr(text, 1, index(text, ":") - 1)
    sub(/^[a-z_]+:[ \t]*/, "", text); gsub(/^["\047]|["\047]$/, "", text)
    if (what == "departments") { if (field == "name") offer(text) }
    else if (what == "stages") { if (field == "key" || field == "name") offer(text) }
    else if (field == "items" || field == "groups") mode = field
    else if (field == "key" && mode == "axis") { axis = text; if (what == "axes") offer(axis) }
    else if (field == "key" && mode == "items" && what == "items") offer(axis ":" text)
  }
}
END { for (year = first; first && year <= last; year++) print year }
"""
"""Reads departments, stages, axes, items, years or indicators from a file of the plan."""

POSIX = r"""# Completion for apcli. It reads files of the plan and does not run apcli.
_apcli_folder() {
  local folder=$1 above=$PWD
  [ -n "$folder" ] || folder=${APCLI_DATA-}
  case $folder in "~/"*) folder=$HOME/${folder#??} ;; esac
  while [ -z "$folder" ]; do
    [ -d "$above/data/initiatives" ] && folder=$above/data
    [ -n "$above" ] || return 0
    above=${above%/*}
  done
  echo "$folder"
}

# _apcli_files FOLDER NAME: the keys of the files in a folder of the plan
_apcli_files() {
  local folder
  folder=$(_apcli_folder "$1")
  [ -n "$folder" ] || return 0
  command ls "$folder/$2" 2>/dev/null | command sed -n 's/^\([a-z0-9-]*\)\.yaml$/\1/p'
}

_apcli_keys() {
  _apcli_files "$1" initiatives
  _apcli_files "$1" goals
}

# _apcli_read WHAT FOLDER [KEY]: words from a file of the plan
_apcli_read() {
  local folder file wanted=$1
  folder=$(_apcli_folder "$2")
  file=$folder/taxonomy.yaml
  case $1 in
    years) file=$folder/plan.yaml ;;
    items) wanted=axes ;;
    indicators)
      file=$folder/initiatives/$3.yaml
      [ -r "$file" ] || file=$folder/goals/$3.yaml ;;
  esac
  [ -n "$folder" ] && [ -r "$file" ] || return 0
  command awk -v what="$1" -v wanted="$wanted" -v initiative="${3-}" '@AWK@' "$file"
}

_apcli_revisions() {
  command git for-each-ref --format='%(refname:short)' refs/tags refs/heads 2>/dev/null |
    command grep -v '[]["'\''\\$`&;|<>(){}*?!#~^]'
}

_apcli_options() {
  case "$1" in
@OPTIONS@
  esac
}

_apcli_values() {
  case "$1 $2" in
@ANSWERS@
  esac
}

_apcli_argument() {
  case "$1" in
    "") echo "@COMMANDS@" ;;
@ARGUMENTS@
  esac
}

# _apcli_answer CURRENT WORD...: the completions for CURRENT after these words of the line:
# words, after @folders or @files if these are possible, too
_apcli_answer() {
  local current=$1 chosen="" folder="" before="" word="" answer=""
  shift
  for word in "$@"; do
    case $before in
      --data) folder=$word; before=""; continue ;;
      @VALUED@) before=""; continue ;;
    esac
    before=$word
    case "$chosen $word" in
      @NESTED@) chosen="$chosen $word"; continue ;;
    esac
    case $word in
      --data=*) folder=${word#--data=} ;;
      @PATTERN@) [ -n "$chosen" ] || chosen=$word ;;
    esac
  done
  case $current in
    -*=*) answer=$(_apcli_values "$chosen" "${current%%=*}"); current=${current#*=} ;;
    -*) answer=$(_apcli_options "$chosen") ;;
    *)
      case $before in
        @VALUED@) answer=$(_apcli_values "$chosen" "$before") ;;
        *) answer=$(_apcli_argument "$chosen") ;;
      esac ;;
  esac
  case $answer in
    @keys) _apcli_keys "$folder" ;;
    @goals) _apcli_files "$folder" goals ;;
    @axes) [ -z "$(_apcli_files "$folder" goals)" ] || echo goal; _apcli_read axes "$folder" ;;
    @names) _apcli_keys "$folder"; _apcli_read departments "$folder" ;;
    @editions) echo "@folders"; _apcli_revisions ;;
    @targets) echo "@files"; _apcli_keys "$folder" ;;
    @codes) echo "@CODES@" ;;
    @verdicts) echo "@VERDICTS@" ;;
    @groups) echo "goal department stage"; _apcli_read axes "$folder" ;;
    @departments|@stages|@items|@years) _apcli_read "${answer#@}" "$folder" ;;
    @indicators)
      case $current in
        */*) _apcli_read indicators "$folder" "${current%%/*}" ;;
        *) _apcli_keys "$folder" ;;
      esac ;;
    *) echo "$answer" ;;
  esac
}
"""

BASH = r"""
_apcli() {
  local current="" word answer colon="" open="" IFS=$' \t\n'
  local words=()
  for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
    # bash has split --format=json and goal:children into three words each
    case $word in
      "=") open=""; words+=(""); continue ;;
      ":") [ ${#words[@]} -gt 0 ] && words[${#words[@]}-1]+=":" && open=yes && continue ;;
    esac
    if [ -n "$open" ]; then words[${#words[@]}-1]+=$word; else words+=("$word"); fi
    open=""
  done
  [ ${#words[@]} -gt 0 ] && current=${words[${#words[@]}-1]} && unset "words[${#words[@]}-1]"
  local kept=()
  for word in "${words[@]}"; do [ -n "$word" ] && kept+=("$word"); done
  case $current in *:*) colon=${current%"${current##*:}"} ;; esac
  answer=$(_apcli_answer "$current" "${kept[@]}")
  IFS=$'\n'
  COMPREPLY=()
  case $answer in
    @folders*) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$current")) ;;
    @files*) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
  while IFS= read -r word; do
    case $word in
      ""|@*) ;;
      "$current"*) COMPREPLY+=("${word#"$colon"}") ;;
    esac
  done < <(printf '%s\n' "$answer" | command tr ' ' '\n')
}
complete -F _apcli apcli
"""

ZSH = r"""
_apcli() {
  local answer
  local -a offered
  answer=$(_apcli_answer "${words[CURRENT]}" "${(@)words[2,CURRENT-1]}")
  [[ ${words[CURRENT]} == -*=* ]] && compset -P '*='
  [[ $answer == @folders* ]] && _files -/
  [[ $answer == @files* ]] && _files
  offered=(${=answer})
  compadd -- ${offered:#@*}
}
compdef _apcli apcli
"""

FISH = r"""# Completion for apcli. It reads files of the plan and does not run apcli.
function __apcli_folder
    set -l words (commandline -opc)
    set -l folder $APCLI_DATA
    set -l before
    for word in $words
        test "$before" = --data; and set folder $word
        set before $word
        string match -q -- '--data=*' $word; and set folder (string replace -- --data= '' $word)
    end
    set -l above $PWD
    while test -z "$folder"
        test -d "$above/data/initiatives"; and set folder $above/data
        test -n "$above"; or return 0
        set above (string replace -r '/[^/]*$' '' -- $above)
    end
    string replace -r '^~/' "$HOME/" -- $folder
end
function __apcli_files -a name
    set -l folder (__apcli_folder)
    test -n "$folder"; or return 0
    command ls "$folder/$name" 2>/dev/null | string match -r '^[a-z0-9-]+(?=\.yaml$)'
end
function __apcli_keys
    __apcli_files initiatives
    __apcli_files goals
end
function __apcli_axes
    test -n "$(__apcli_files goals)"; and echo goal
    __apcli_read axes
end
function __apcli_read -a what initiative
    set -l folder (__apcli_folder)
    test -n "$folder"; or return 0
    set -l file $folder/taxonomy.yaml
    set -l wanted $what
    switch $what
        case years
            set file $folder/plan.yaml
        case items
            set wanted axes
        case indicators
            set file $folder/initiatives/$initiative.yaml
            test -r "$file"; or set file $folder/goals/$initiative.yaml
    end
    test -r "$file"; or return 0
    command awk -v what="$what" -v wanted="$wanted" -v initiative="$initiative" '@AWK@' "$file"
end
function __apcli_indicators
    set -l current (string replace -r '^-[^=]*=' '' -- (commandline -ct))
    if string match -q '*/*' -- $current
        __apcli_read indicators (string replace -r '/.*' '' -- $current)
    else
        __apcli_keys
    end
end
function __apcli_revisions
    command git for-each-ref --format='%(refname:short)' refs/tags refs/heads 2>/dev/null |
        string match -rv '[][\'"\\\\$`&;|<>(){}*?!#~^]'
end
complete -c apcli -f"""
