# bash completion of raingan
_raingan() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]:-}
    local convert='--output --to --style --pages --field-results --line-height --numerals --signoff --fields --fonts --rules --password --password-file
        --recursive --jobs --isolate --no-isolate --sandbox --no-sandbox --limit --memory-limit --time-limit --resume --shard --report --force
        --follow --allow-broken-signature --dry-run --quiet --attach-source --title --author --subject --keywords --metadata --bagit
        --verbose --help'
    local trust='--trust --cache --offline --sandbox --no-sandbox --limit --help'
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W 'convert check rollup sign extend verify text schema doctor --help --version --limits --formats' -- "$current"))
        return
    fi
    case $previous in
        --to) COMPREPLY=($(compgen -W 'pdf xlsx json xml pdf,xlsx,json' -- "$current")); return ;;
        --style) COMPREPLY=($(compgen -W 'source standard' -- "$current")); return ;;
        --pages) COMPREPLY=($(compgen -W 'auto layout' -- "$current")); return ;;
        --field-results) COMPREPLY=($(compgen -W 'auto stored' -- "$current")); return ;;
        --numerals) COMPREPLY=($(compgen -W 'keep thai arabic' -- "$current")); return ;;
        --format) COMPREPLY=($(compgen -W "text json$([ "$command" = verify ] && echo ' xml')" -- "$current")); return ;;
        --level) COMPREPLY=($(compgen -W 'b t lt lta' -- "$current")); return ;;
        --from) COMPREPLY=($(compgen -W 'auto utf-8 windows-874 tis-620 x-mac-thai' -- "$current")); return ;;
        --fonts | --rules | --trust | --cache) COMPREPLY=($(compgen -d -- "$current")); return ;;
        --limit) compopt -o nospace; COMPREPLY=($(compgen -S = -W "$("${COMP_WORDS[0]}" --limits 2>/dev/null | sed 's/ .*//')" -- "$current")); return ;;
    esac
    if [[ $current == -* ]]; then
        case $command in
            convert) COMPREPLY=($(compgen -W "$convert" -- "$current")) ;;
            check) COMPREPLY=($(compgen -W '--format --quiet --recursive --follow --jobs --allow-broken-signature --rules --password --password-file --verbose --limit --help' -- "$current")) ;;
            rollup) COMPREPLY=($(compgen -W '--output --to --quiet --force --follow --allow-broken-signature --csv --expect --province --year --fonts --rules --password --password-file
                --verbose --limit --help' -- "$current")) ;;
            sign) COMPREPLY=($(compgen -W "--key --password-file --certificates --role --name --name-as-written --position --image --date --timestamp
                --level --lock --allow-expired --report --output $trust" -- "$current")) ;;
            extend) COMPREPLY=($(compgen -W "--timestamp --output $trust" -- "$current")) ;;
            verify) COMPREPLY=($(compgen -W "--recursive --follow --format --password --password-file $trust" -- "$current")) ;;
            text) COMPREPLY=($(compgen -W '--normalise --numerals --from --limit --help' -- "$current")) ;;
            *) COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "$command" --help 2>/dev/null | grep -oE -- '--[a-z-]+' | sort -u)" \
                -- "$current")) ;;
        esac
        return
    fi
    [ "$command" = schema ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _raingan raingan
