import ArgumentParser

struct CompletionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Print a script with which a shell completes commands, codes, sources and coders.",
    discussion: """
      bash: eval "$(zhagen completion bash)" in ~/.bashrc
      zsh:  zhagen completion zsh > ~/.zfunc/_zhagen, with fpath=(~/.zfunc $fpath) before compinit in ~/.zshrc
      fish: zhagen completion fish > ~/.config/fish/completions/zhagen.fish

      Names come from the study that the line names, or that the command would use.
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws { try Terminal.write(shell.script, to: nil) }
}

/// What the scripts ask. Silent on any error: the line is not finished yet.
struct CompleteWord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete-word", shouldDisplay: false)

  @Argument var shell: Shell

  @Argument(parsing: .captureForPassthrough)
  var words: [String] = []

  func run() throws {
    let line = ShellWords(bash: words.first ?? "")
    let before = shell == .bash ? Array(line.words.dropFirst()) : Array(words.dropLast())
    let current = shell == .bash ? line.current : words.last ?? ""
    guard let tree = try? CommandTree.read() else { return }
    switch Completion.next(before, current, in: tree) {
    case .files: try Terminal.write("files\n", to: nil)
    case .words(let found):
      let lines = found.filter { !$0.contains("\n") }.map { shell == .bash ? line.reply($0) : $0 }
      try Terminal.write((["words"] + lines).map { $0 + "\n" }.joined(), to: nil)
    }
  }
}
