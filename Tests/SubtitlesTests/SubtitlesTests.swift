import Subtitles
import Testing

@Suite struct SubtitlesTests {
    @Test func `the same words are read from WebVTT and from SubRip`() throws {
        let vtt = """
            WEBVTT - Le jardin

            NOTE écrit à la main
            sur deux lignes

            STYLE
            ::cue { color: red }

            un nom
            00:01.000 --> 00:03.500 align:start position:0%
            <v Ada>Bonjour &amp; <b>bienvenue</b>.

            00:01:04.000 --> 01:00:05.250
            Deux
            lignes
            """
        let srt =
            "\u{FEFF}1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>Bonjour</i> & bienvenue.\r\n\r\n"
            + "2\r\n00:01:04,000 --> 01:00:05,250\r\nDeux\r\nlignes\r\n"
        let cues = [
            Cue(start: 1_000, end: 3_500, text: "Bonjour & bienvenue."),
            Cue(start: 64_000, end: 3_605_250, text: "Deux\nlignes"),
        ]

        #expect(try Subtitles(reading: vtt).cues == cues)
        #expect(try Subtitles(reading: srt).cues == cues)
    }

    @Test func `what is written is read again as it was`() throws {
        let subtitles = Subtitles(cues: [
            Cue(start: 0, end: 1, text: "a < b && b > c --> <b>d</b>"),
            Cue(start: 0, end: 359_999_999, text: "WEBVTT\nNOTE\n1"),
        ])

        let first = "WEBVTT\n\n00:00:00.000 --> 00:00:00.001\na &lt; b &amp;&amp; b &gt; c --&gt;"
        #expect(subtitles.webVTT.hasPrefix(first))
        #expect(try Subtitles(reading: subtitles.webVTT) == subtitles)
    }

    @Test func `the words alone say nothing twice in a row`() {
        let subtitles = Subtitles(cues: [
            Cue(start: 0, end: 1, text: "Bonjour\nà tous"), Cue(start: 1, end: 2, text: "Bonjour\nà tous"),
            Cue(start: 2, end: 3, text: "Au revoir"),
        ])

        #expect(subtitles.plainText == "Bonjour à tous\nAu revoir")
    }

    @Test(arguments: [
        ("", 1, SubtitleFault.Reason.empty), ("WEBVTT\n\nNOTE rien", 1, .empty),
        ("WEBVTT\n\n00:01.000 --> 00:00.000\nx", 3, .backwards),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nx", 3, .badTime), ("1\n00:00:01 --> 00:00:02\nx", 2, .badTime),
        ("WEBVTT\n\n00:01.000-->00:02.000\nx", 3, .badTime), ("Bonjour à tous", 1, .noTime),
        ("WEBVTT\n\na\nb\n00:01.000 --> 00:02.000\nx", 3, .noTime),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nx\n\n00:01.000 --> 00:02.000\ny", 6, .outOfOrder),
        ("WEBVTT\n\n99999999999999999999:00:01.000 --> 00:02.000\nx", 3, .badTime),
    ])
    func `what cannot be read is told with its line`(text: String, line: Int, reason: SubtitleFault.Reason) {
        #expect(throws: SubtitleFault(line: line, reason: reason)) { try Subtitles(reading: text) }
    }

    @Test func `a text of a megabyte and many signs is read at once`() throws {
        let heavy = "WEBVTT\n\n00:01.000 --> 00:02.000\n" + String(repeating: "<a&", count: 300_000)
        let start = ContinuousClock.now

        _ = try Subtitles(reading: heavy)

        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func `too many are refused`() {
        let many = "WEBVTT\n\n" + String(repeating: "00:01.000 --> 00:02.000\nx\n\n", count: Subtitles.mostCues + 1)

        #expect(throws: SubtitleFault.self) { try Subtitles(reading: many) }
        #expect(throws: SubtitleFault(line: 1, reason: .tooMany)) {
            try Subtitles(reading: String(repeating: " ", count: Subtitles.mostBytes + 1))
        }
    }
}
