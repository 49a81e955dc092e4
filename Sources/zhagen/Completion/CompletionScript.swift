import ArgumentParser

/// A shell that completes words.
enum Shell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish

  /// What the shell reads once; it asks the program at every word, so that a study's names are known.
  var script: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  /// The program answers with `files`, or with `words` and a word a line, quoted as the line needs it.
  private static let bashScript = #"""
    _zhagen() {
      local line kind=
      COMPREPLY=()
      while IFS= read -r line; do
        if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
      done < <("${COMP_WORDS[0]}" complete-word bash "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
      if [[ $kind == files ]]; then
        compopt -o default 2>/dev/null
        COMPREPLY=()
      elif [[ ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
      fi
    }
    complete -F _zhagen zhagen

    """#

  private static let zshScript = #"""
    #compdef zhagen
    _zhagen() {
      local -a answer
      answer=("${(@f)$("${(Q)words[1]}" complete-word zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
      if [[ ${answer[1]} == files ]]; then
        [[ $PREFIX == --*=* ]] && compset -P '*='
        _files
        return
      fi
      answer=("${(@)answer[2,-1]}")
      (( ${#answer} )) && compadd -U -a answer
    }
    if [[ ${funcstack[1]} == _zhagen ]]; then _zhagen "$@"; else compdef _zhagen zhagen; fi

    """#

  private static let fishScript = #"""
    function __zhagen_complete
      set -l typed (commandline -opc)
      set -l current (commandline -ct | string unescape)
      set -l answer ($typed[1] complete-word fish $typed[2..-1] "$current" 2>/dev/null)
      if test "$answer[1]" = files
        __fish_complete_path (commandline -ct)
      else
        for word in $answer[2..-1]
          echo $word
        end
      end
    end
    complete -c zhagen -f -a '(__zhagen_complete)'

    """#
}
