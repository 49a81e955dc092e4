import ArgumentParser

/// In which encoding a table or a codebook is read.
struct EncodingOption: ParsableArguments {
  @Option(help: "Read the file in this encoding instead of finding it out: GB18030, Big5 …")
  var encoding: String?
}
