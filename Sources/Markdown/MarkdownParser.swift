internal import CMarkdown

/// Reads a text with md4c and hands over what it meets. False if the text was made to explode; it is then not read to
/// its end.
func parse(_ source: String, _ take: (MarkdownEvent) -> Void) -> Bool {
    withoutActuallyEscaping(take) { take in
        let listener = MarkdownListener(take)
        return withExtendedLifetime(listener) {
            var parser = MD_PARSER.calling
            var source = source
            return source.withUTF8 { bytes in
                bytes.withMemoryRebound(to: MD_CHAR.self) { characters in
                    md_parse(
                        characters.baseAddress, MD_SIZE(characters.count), &parser,
                        Unmanaged.passUnretained(listener).toOpaque()) == 0
                }
            }
        }
    }
}

/// Takes the events of one parse.
///
/// md4c is linear in its input, but not all of its output is: a table's missing cells are filled in, and the address
/// of a link definition comes again at each use. So there is a budget: what is not made to explode gives at most one
/// event, or one byte of an address, for each byte of source.
private final class MarkdownListener {
    private let take: (MarkdownEvent) -> Void
    private var budget = 2 * Markdown.longest

    init(_ take: @escaping (MarkdownEvent) -> Void) {
        self.take = take
    }

    /// Zero lets md4c go on. Nil for what we show nothing of.
    func take(_ event: MarkdownEvent?, bytes: Int = 0) -> Int32 {
        budget -= 1 + bytes
        guard budget > 0 else { return 1 }
        if let event { take(event) }
        return 0
    }

    /// The parser hands back what `md_parse` was given.
    static func of(_ context: UnsafeMutableRawPointer?) -> MarkdownListener? {
        context.map { Unmanaged<MarkdownListener>.fromOpaque($0).takeUnretainedValue() }
    }
}

extension MD_PARSER {
    fileprivate static var calling: MD_PARSER {
        var parser = MD_PARSER()
        parser.flags = UInt32(
            MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS
                | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)
        parser.enter_block = { type, detail, context in
            MarkdownListener.of(context)?.take(MarkdownElement(block: type, detail).map(MarkdownEvent.enter)) ?? 1
        }
        parser.leave_block = { type, detail, context in
            MarkdownListener.of(context)?.take(MarkdownElement(block: type, detail).map(MarkdownEvent.leave)) ?? 1
        }
        parser.enter_span = { type, detail, context in
            let bytes = attributeBytes(of: type, detail)
            return MarkdownListener.of(context)?
                .take(MarkdownElement(span: type, detail).map(MarkdownEvent.enter), bytes: bytes) ?? 1
        }
        parser.leave_span = { type, detail, context in
            MarkdownListener.of(context)?.take(MarkdownElement(span: type, detail).map(MarkdownEvent.leave)) ?? 1
        }
        parser.text = { type, text, size, context in
            MarkdownListener.of(context)?.take(MarkdownEvent(type, text, size)) ?? 1
        }
        return parser
    }
}
