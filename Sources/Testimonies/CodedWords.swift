import Markup
import Web

/// The words of a testimony, with what was read in them marked where it is heard.
struct CodedWords {
    /// Each paragraph in pieces: what is marked has the codes that begin there.
    struct Piece: Equatable {
        let text: String
        let isMarked: Bool
        let codes: [String]
    }

    let paragraphs: [[Piece]]
    /// The codes whose words are not in the testimony any more.
    private(set) var strays: Set<String> = []

    /// - Parameter codes: name and quote of each, in the order in which they were given.
    init(_ paragraphs: [String], _ codes: [(id: String, quote: String)]) {
        let lines = paragraphs.map(CodeForm.oneLine)
        var found: [Int: [(range: Range<String.Index>, id: String)]] = [:]
        for (id, quote) in codes {
            let place = lines.indices.lazy.compactMap { index in
                lines[index].firstRange(of: quote).map { (index, $0) }
            }.first
            if let (index, range) = place { found[index, default: []].append((range, id)) } else { strays.insert(id) }
        }
        self.paragraphs = lines.indices.map { Self.pieces(of: lines[$0], found[$0] ?? []) }
    }

    /// Quotes that overlap are marked as one.
    private static func pieces(of line: String, _ quotes: [(range: Range<String.Index>, id: String)]) -> [Piece] {
        var pieces: [Piece] = []
        var end = line.startIndex
        var rest = quotes.sorted { $0.range.lowerBound < $1.range.lowerBound }[...]
        while let first = rest.first {
            var upper = first.range.upperBound
            var codes: [String] = []
            while let next = rest.first, next.range.lowerBound < upper {
                upper = max(upper, next.range.upperBound)
                codes.append(next.id)
                rest.removeFirst()
            }
            pieces.append(Piece(text: String(line[end..<first.range.lowerBound]), isMarked: false, codes: []))
            pieces.append(Piece(text: String(line[first.range.lowerBound..<upper]), isMarked: true, codes: codes))
            end = upper
        }
        pieces.append(Piece(text: String(line[end...]), isMarked: false, codes: []))
        return pieces.filter { !$0.text.isEmpty }
    }

    var markup: Markup {
        .group(
            paragraphs.map { pieces in
                p {
                    Markup.group(
                        pieces.map { piece in
                            piece.isMarked
                                ? .group(
                                    piece.codes.map { span(.id("quote-\($0)")) { .group([]) } }
                                        + [element("mark") { .text(piece.text) }])
                                : .text(piece.text)
                        })
                }
            })
    }
}
