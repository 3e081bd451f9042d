import Commons
import Markup
import Storage
import Subtitles
import Web

/// Beside the player: what is said, written down; and subtitles, written or brought, one language at a time.
struct WordsForm: Sendable {
    var transcript: Submission
    var subtitles: Submission
    private let thing: Thing
    private let content: MediumContent
    private let picture: MediumPicture?

    /// - Parameter language: whose subtitles are written on; the one of the medium when it is empty.
    init(_ thing: Thing, language: String = "", in tx: Transaction) throws {
        self.thing = thing
        content = try Media().content(of: thing, in: tx)
        picture = try MediumPicture.find([thing], in: tx)[thing.id]
        transcript = Submission(["transcript": content.transcript, "revision": "\(thing.revision)"])
        let chosen = language.isEmpty ? thing.language : language
        let present = content.subtitles.first { $0.language == chosen }?.text ?? ""
        subtitles = Submission(["medium": thing.path, "language": chosen, "text": present])
    }

    static let mostTranscript = 200_000

    /// The transcript, or nil after noting what is wrong.
    static func readTranscript(_ submission: inout Submission) -> String? {
        let text = submission.text("transcript", 0...mostTranscript)
        return submission.isValid ? text : nil
    }

    /// The subtitles of a language: from the file when there is one, else from the field. Empty words take them away.
    static func readSubtitles(_ submission: inout Submission, _ file: [UInt8]?) -> MediumSubtitles? {
        let language = submission.choice("language", SubtitleLanguage.self)
        var typed = submission.text("text", 0...1_000_000)
        if let file {
            guard let text = String(validating: file, as: UTF8.self) else {
                submission.refuse("file", "media.words.notUTF8")
                return nil
            }
            typed = text
        }
        guard submission.isValid, let language else { return nil }
        guard typed.contains(where: { !$0.isWhitespace }) else {
            return MediumSubtitles(language: language.rawValue, text: "")
        }
        do {
            return MediumSubtitles(language: language.rawValue, text: try Subtitles(reading: typed).webVTT)
        } catch {
            submission.refuse(
                file == nil ? "text" : "file", "media.words.fault.\(error.reason.rawValue)", ["line": "\(error.line)"])
            return nil
        }
    }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        return Page(texts("media.words.title", ["title": thing.title])) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("media.words.title", ["title": thing.title]) }
                    p { a(.href(thing.path)) { texts("media.words.back") } }
                }
                if let picture { Player(picture, texts).markup }
            }
            section(.class("section")) {
                h2(.id("transcript-part")) { texts("media.transcript") }
                transcriptForm(screen)
            }
            section(.class("section")) {
                h2(.id("subtitles")) { texts("media.subtitles") }
                written(texts)
                subtitleForm(screen)
            }
        }
    }

    private func transcriptForm(_ screen: Screen) -> Markup {
        let view = FormView(transcript, screen.texts, labels: "media.words.form")
        return screen.form(to: "\(thing.path)/transcripts") {
            view.errors
            view.area("transcript", rows: 12, optional: true)
            input(.type("hidden"), .name("revision"), .value(transcript.shown("revision")))
            div(.class("actions")) { button(.class("button main")) { screen.texts("media.form.save") } }
        }
    }

    private func subtitleForm(_ screen: Screen) -> Markup {
        let view = FormView(subtitles, screen.texts, labels: "media.words.form")
        return screen.upload(to: "/subtitles") {
            view.errors
            input(.type("hidden"), .name("medium"), .value(thing.path))
            view.select("language", SubtitleLanguage.allCases.map { ($0.rawValue, $0.name) })
            view.line("file", type: "file", optional: true, attributes: [.accept(".vtt,.srt,text/vtt")])
            view.area("text", rows: 12, optional: true)
            div(.class("actions")) { button(.class("button main")) { screen.texts("media.form.save") } }
        }
    }

    /// What there is already, to take away and to write on.
    @MarkupBuilder private func written(_ texts: Texts) -> Markup {
        if !content.subtitles.isEmpty {
            ul(.class("entries plain")) {
                Markup.group(
                    content.subtitles.map { one in
                        li {
                            a(.href("\(thing.path)/words/new?language=\(one.language)#subtitles")) {
                                SubtitleLanguage.name(of: one.language)
                            }
                        }
                    })
            }
        }
    }
}
