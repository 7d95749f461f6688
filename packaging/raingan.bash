# bash completion of raingan, made of the table of options (src/cli/options.cpp, src/cli/shipped)

# One or more of the words, with commas between.
_raingan_list() {
    local before=
    [[ $current == *,* ]] && before=${current%,*},
    compopt -o nospace
    COMPREPLY=($(compgen -P "$before" -W "$1" -- "${current##*,}"))
}

_raingan() {
    local program=${COMP_WORDS[0]} command=${COMP_WORDS[1]:-} current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    # --to=pdf comes as three words.
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = && $COMP_CWORD -gt 2 ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W 'convert check rollup sign extend verify serve store trend schema text doctor --limit --limits --formats --version --help' -- "$current"))
        return
    fi
    case "$command $previous" in
        'convert -o' | 'convert --output')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'convert --to')
            _raingan_list 'pdf xlsx json xml'
            return ;;
        'convert --style')
            COMPREPLY=($(compgen -W 'source standard' -- "$current"))
            return ;;
        'convert --pages')
            COMPREPLY=($(compgen -W 'auto layout' -- "$current"))
            return ;;
        'convert --field-results')
            COMPREPLY=($(compgen -W 'auto stored' -- "$current"))
            return ;;
        'convert --comments')
            COMPREPLY=($(compgen -W 'told notes' -- "$current"))
            return ;;
        'convert --line-height')
            return ;;
        'convert --numerals')
            COMPREPLY=($(compgen -W 'keep thai arabic' -- "$current"))
            return ;;
        'convert --signoff')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'convert --corrections' | 'check --corrections')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'convert --title')
            return ;;
        'convert --author')
            return ;;
        'convert --subject')
            return ;;
        'convert --keywords')
            return ;;
        'convert --metadata')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'store --keep-years')
            return ;;
        'convert --shard')
            return ;;
        'convert --report')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'convert --memory-limit')
            return ;;
        'convert --time-limit')
            return ;;
        'check --format')
            COMPREPLY=($(compgen -W 'text json' -- "$current"))
            return ;;
        'rollup -o' | 'rollup --output')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'rollup --to')
            _raingan_list 'xlsx pdf'
            return ;;
        'rollup --csv')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'rollup --expect')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'rollup --store')
            COMPREPLY=($(compgen -d -- "$current"))
            return ;;
        'rollup --province')
            return ;;
        'rollup --year')
            return ;;
        'sign --key')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'sign --password-file')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'sign --certificates')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'sign --role')
            return ;;
        'sign --name')
            return ;;
        'sign --position')
            return ;;
        'sign --image')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'sign --date')
            return ;;
        'sign --timestamp')
            return ;;
        'sign --level')
            COMPREPLY=($(compgen -W 'b t lt lta' -- "$current"))
            return ;;
        'sign --report')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'sign -o' | 'sign --output')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'extend --timestamp')
            return ;;
        'extend -o' | 'extend --output')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'verify --format')
            COMPREPLY=($(compgen -W 'text json xml' -- "$current"))
            return ;;
        'verify --password')
            return ;;
        'trend -o' | 'trend --output')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'trend --province')
            return ;;
        'trend --data')
            COMPREPLY=($(compgen -d -- "$current"))
            return ;;
        'serve --data' | 'store --data')
            COMPREPLY=($(compgen -d -- "$current"))
            return ;;
        'serve --database' | 'store --database' | 'trend --database')
            return ;;
        'serve --listen')
            return ;;
        'serve --tls-cert')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'serve --tls-key')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'serve --proxy-user')
            return ;;
        'serve --user')
            COMPREPLY=($(compgen -W 'add password off on list' -- "$current"))
            return ;;
        'serve --role')
            COMPREPLY=($(compgen -W 'officer signer province admin' -- "$current"))
            return ;;
        'serve --agency')
            return ;;
        'serve --province')
            return ;;
        'serve --password-file')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        'text --numerals')
            COMPREPLY=($(compgen -W 'keep thai arabic' -- "$current"))
            return ;;
        'text --from')
            COMPREPLY=($(compgen -W 'auto utf-8 utf-16le utf-16be windows-874 iso-8859-11 tis-620 ibm-874 x-mac-thai' -- "$current"))
            return ;;
        'sign --trust')
            COMPREPLY=($(compgen -d -- "$current"))
            return ;;
        'extend --trust')
            COMPREPLY=($(compgen -d -- "$current"))
            return ;;
        'verify --trust' | 'serve --trust')
            COMPREPLY=($(compgen -d -- "$current"))
            return ;;
        'sign --cache' | 'extend --cache' | 'verify --cache')
            COMPREPLY=($(compgen -d -- "$current"))
            return ;;
        'convert -j' | 'convert --jobs' | 'check -j' | 'check --jobs' | 'serve -j' | 'serve --jobs')
            return ;;
        'convert --fonts' | 'rollup --fonts' | 'trend --fonts' | 'serve --fonts' | 'doctor --fonts')
            COMPREPLY=($(compgen -d -- "$current"))
            return ;;
        'doctor --trust')
            COMPREPLY=($(compgen -d -- "$current"))
            return ;;
        'convert --rules' | 'check --rules' | 'rollup --rules' | 'trend --rules' | 'serve --rules')
            COMPREPLY=($(compgen -d -- "$current"))
            return ;;
        'convert --password' | 'check --password' | 'rollup --password')
            return ;;
        'convert --password-file' | 'check --password-file' | 'rollup --password-file' | 'verify --password-file')
            COMPREPLY=($(compgen -f -- "$current"))
            return ;;
        *' --limit')
            compopt -o nospace; COMPREPLY=($(compgen -S = -W "$("$program" --limits 2>/dev/null | sed 's/ .*//')" -- "$current"))
            return ;;
    esac
    if [[ $current == -* ]]; then
        case $command in
            convert) COMPREPLY=($(compgen -W '--output --to --style --pages --field-results --comments --line-height --numerals --signoff --corrections --fields --title --author --subject --keywords --metadata --attach-source --bagit --resume --dry-run --shard --report --isolate --no-isolate --sandbox --no-sandbox --memory-limit --time-limit --recursive --follow --jobs --force --fonts --rules --password --password-file --allow-broken-signature --ocr --verbose --quiet --limit --help' -- "$current")) ;;
            check) COMPREPLY=($(compgen -W '--corrections --format --recursive --follow --jobs --rules --password --password-file --allow-broken-signature --ocr --verbose --quiet --limit --help' -- "$current")) ;;
            rollup) COMPREPLY=($(compgen -W '--output --to --csv --expect --store --province --year --follow --force --fonts --rules --password --password-file --allow-broken-signature --ocr --verbose --quiet --limit --help' -- "$current")) ;;
            sign) COMPREPLY=($(compgen -W '--key --password-file --certificates --role --name --name-as-written --position --image --date --timestamp --level --lock --allow-expired --report --output --trust --cache --offline --sandbox --no-sandbox --recursive --follow --force --limit --help' -- "$current")) ;;
            extend) COMPREPLY=($(compgen -W '--timestamp --output --trust --cache --offline --sandbox --no-sandbox --recursive --follow --force --limit --help' -- "$current")) ;;
            verify) COMPREPLY=($(compgen -W '--format --password --trust --cache --offline --sandbox --no-sandbox --recursive --follow --password-file --limit --help' -- "$current")) ;;
            serve) COMPREPLY=($(compgen -W '--data --database --listen --tls-cert --tls-key --proxy-user --user --role --agency --province --password-file --sandbox --no-sandbox --trust --jobs --fonts --rules --limit --help' -- "$current")) ;;
            store) COMPREPLY=($(compgen -W '--keep-years --dry-run --derived --data --database --limit --help' -- "$current")) ;;
            trend) COMPREPLY=($(compgen -W '--output --province --data --database --force --fonts --rules --limit --help' -- "$current")) ;;
            schema) COMPREPLY=($(compgen -W '--limit --help' -- "$current")) ;;
            text) COMPREPLY=($(compgen -W '--normalise --numerals --from --limit --help' -- "$current")) ;;
            doctor) COMPREPLY=($(compgen -W '--fonts --trust --limit --help' -- "$current")) ;;
        esac
        return
    fi
    case $command in
        convert | check) COMPREPLY=($(compgen -f -- "$current")) ;;
        rollup) COMPREPLY=($(compgen -f -- "$current")) ;;
        sign) COMPREPLY=($(compgen -f -X '!*.[Pp][Dd][Ff]' -- "$current") $(compgen -d -- "$current")) ;;
        extend | verify) COMPREPLY=($(compgen -f -X '!*.[Pp][Dd][Ff]' -- "$current") $(compgen -d -- "$current")) ;;
        schema) COMPREPLY=($(compgen -W "$("$program" schema 2>/dev/null)" -- "$current")) ;;
        text) COMPREPLY=($(compgen -f -- "$current")) ;;
        store)  ;;
        store) COMPREPLY=($(compgen -d -- "$current")) ;;
        trend)  ;;
        serve)  ;;
    esac
}
complete -o filenames -F _raingan raingan
