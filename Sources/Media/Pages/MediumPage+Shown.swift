import Commons
import Markup
import Web

// The medium itself, what is said in it, and its files to take away.
extension MediumPage {
    @MarkupBuilder func shown(_ screen: Screen) -> Markup {
        let texts = screen.texts
        if let picture, hasFile {
            figure(.class("shown")) {
                picture.inPlace(texts, sizes: Self.widths)
                if kind == .image, content.alternative.isEmpty { figcaption { texts("media.notDescribed") } }
            }
            if let making = picture.making, making.isUnderWay { progress(making, screen) }
        } else {
            div(.class("notice doubt")) { p { texts("media.file.absent") } }
        }
    }

    private static let widths = "(min-width: 60rem) 42rem, 100vw"

    /// How far it is, and for those who look after it the way to end it.
    private func progress(_ making: Making, _ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            p(.class("note")) {
                texts(
                    "media.making.progress.\(kind.rawValue)",
                    ["done": texts.number(making.done), "total": texts.number(making.total)]) + " "
                element(
                    "progress", .value("\(making.done)"), .max("\(making.total)"), .ariaLabel(texts("media.making"))
                ) { "" }
            },
            keepers.isKept && kind.isHeard
                ? screen.form(to: "\(thing.path)/makings/endings", class: "actions") {
                    button(.class("button")) { texts("media.making.stop") }
                } : .group([]),
        ])
    }

    /// Why what was to be made is not there.
    var failure: String {
        switch picture?.making?.obstacle {
        case .stopped: "media.making.wasStopped"
        case .noProgram: "media.making.noProgram"
        case nil: "media.making.failed.\(kind.rawValue)"
        }
    }

    /// What is said and heard, for those who do not hear it or would rather read.
    @MarkupBuilder func spoken(_ screen: Screen) -> Markup {
        let texts = screen.texts
        if !content.transcript.isEmpty {
            section(.class("section")) {
                h2(.id("transcript")) { texts("media.transcript") }
                div(.lang(thing.language, on: texts)) {
                    Markup.group(
                        content.transcript.split(separator: "\n").map { line in p { String(line) } })
                }
            }
        }
        if !content.subtitles.isEmpty {
            section(.class("section")) {
                h2(.id("subtitles")) { texts("media.subtitles") }
                ul(.class("entries plain")) {
                    Markup.group(
                        content.subtitles.map { one in
                            li {
                                a(
                                    .href("\(thing.path)/subtitles/\(one.language)?download"),
                                    Attribute("hreflang", one.language), .lang(one.language)
                                ) { SubtitleLanguage.name(of: one.language) }
                            }
                        })
                }
            }
        }
    }

    func downloads(_ texts: Texts) -> Markup {
        .group([
            h2(.id("files")) { texts("media.files") },
            p(.class("note")) { texts("media.files.meaning.\(kind.rawValue)") },
            ul(.class("entries plain")) {
                Markup.group(
                    taken.map { one in
                        li {
                            a(.href("\(one.address)?download")) { one.title(of: kind, texts) }
                            p(.class("note")) { one.detail(texts) }
                        }
                    })
            },
        ])
    }

    /// Without what only players ask for, and the smaller pictures of a poster.
    private var taken: [NamedFile] {
        files.filter { file in
            guard file.name != "original", kind != .image else { return true }
            let isPart = file.name.hasSuffix("-parts") || file.file.form == .playlist
            return !isPart && file.file.form?.kind == kind || file.address == picture?.seen?.address
        }
    }
}
