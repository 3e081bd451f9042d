import Commons
import Testing

@Suite struct ParagraphTests {
    /// A generator whose numbers are the same each time.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static func paragraph(_ number: Int) -> String {
        (1...8).map { "mot\(number)x\($0)" }.joined(separator: " ")
    }

    @Test(arguments: 1...200)
    func `exactly the changed paragraphs are stale, whatever was inserted and removed around them`(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let old = (0..<Int.random(in: 1...12, using: &dice)).map(Self.paragraph)
        var (new, expected): ([String], [ParagraphAlignment.Link]) = ([], [])
        var last = ""

        for (place, text) in old.enumerated() {
            var act = ["keep", "keep", "change", "insert", "remove"].randomElement(using: &dice) ?? "keep"
            // Something that took the place of something else is a change of it.
            if act == "insert" && last == "remove" || act == "remove" && last == "insert" { act = "keep" }
            switch act {
            case "change":
                new.append(text.replacing("x3", with: "y3"))
                expected.append(.changed(place))
            case "insert":
                new += [Self.paragraph(100 + place), text]
                expected += [.new, .same(place)]
            case "remove": break
            default:
                new.append(text)
                expected.append(.same(place))
            }
            last = act
        }

        #expect(ParagraphAlignment(from: old, to: new).links == expected)
    }

    @Test(arguments: 1...50)
    func `a paragraph that only moved is the same`(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let old = (0..<10).map(Self.paragraph)
        let order = Array(old.indices).shuffled(using: &dice)

        let links = ParagraphAlignment(from: old, to: order.map { old[$0] }).links

        #expect(links == order.map { .same($0) })
    }

    @Test func `a paragraph that was rewritten whole where it stood is a change`() {
        let links = ParagraphAlignment(from: ["un", "deux", "trois"], to: ["un", "zwei", "trois"]).links

        #expect(links == [.same(0), .changed(1), .same(2)])
    }

    @Test func `a paragraph that moved and changed is still a change of itself`() {
        let old = (0..<4).map(Self.paragraph)

        let links = ParagraphAlignment(from: old, to: [old[1], old[2], old[3], old[0].replacing("x1", with: "z1")])
            .links

        #expect(links == [.same(1), .same(2), .same(3), .changed(0)])
    }

    @Test func `Markdown is cut between empty lines, and never within a block of code`() {
        let text = "# Titre\n\nUn\ndeux\n\n\n```\na\n\nb\n```\n\n- x\n- y\n\n   suite\n\n> cité\n"

        let paragraphs = TextCut.markdown.paragraphs(of: text)

        #expect(paragraphs == ["# Titre", "Un\ndeux", "```\na\n\nb\n```", "- x\n- y", "   suite", "> cité"])
        #expect(TextCut.markdown.paragraphs(of: TextCut.markdown.joined(paragraphs)) == paragraphs)
    }

    @Test func `a block of code that is never closed is the last paragraph`() {
        #expect(TextCut.markdown.paragraphs(of: "a\n\n~~~\nb\n\nc") == ["a", "~~~\nb\n\nc"])
    }

    @Test func `a translation cannot swallow what follows it, nor leave its list`() {
        let cut = TextCut.markdown

        #expect(cut.fitted("```\ncode", for: "code") == "```\ncode\n```")
        #expect(cut.fitted("more\nwords", for: "   suite") == "   more\n   words")
        #expect(TextCut.line.fitted("one\ntwo", for: "un") == "one two")
        #expect(TextCut.list.fitted("one\ntwo", for: "un") == "one two")
    }
}
