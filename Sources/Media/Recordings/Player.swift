import Files
import Markup
import Web

/// A sound or a film with the browser's own controls: no script of ours, and nothing that begins by itself.
struct Player {
    private let picture: MediumPicture
    private let texts: Texts

    init(_ picture: MediumPicture, _ texts: Texts) {
        self.picture = picture
        self.texts = texts
    }

    var markup: Markup { picture.kind == .film ? film : sound }

    private var film: Markup {
        let shown = made(.mp4).first ?? picture.files[0]
        return element(
            "video", .class("player"), Attribute("controls", when: true), Attribute("preload", "none"),
            Attribute("playsinline", when: true), .ariaLabel(picture.title),
            .optional("poster", picture.seen?.address), .optional("width", shown.file.width.map(String.init)),
            .optional("height", shown.file.height.map(String.init))
        ) {
            // Players that read the list take from it what the line allows; others pass it over.
            sources(picture.files.filter { $0.name == "film" } + made(.mp4))
            if made(.mp4).isEmpty { sources([picture.files[0]]) }
            tracks
        }
    }

    private var sound: Markup {
        div(.class("sound")) {
            if let waveform = picture.making?.waveform.flatMap({ Waveform($0) }) { waveform.markup }
            element(
                "audio", .class("player"), Attribute("controls", when: true), Attribute("preload", "none"),
                .ariaLabel(picture.title)
            ) {
                sources(made(.m4a) + made(.ogg))
                if made(.m4a).isEmpty { sources([picture.files[0]]) }
            }
        }
    }

    /// What is played whole: parts are only asked for by their list.
    private func made(_ type: FileType) -> [NamedFile] {
        picture.files.dropFirst().filter { $0.file.type == type.media && !$0.name.hasSuffix("-parts") }
            .sorted { $0.file.bytes > $1.file.bytes }
    }

    private func sources(_ files: [NamedFile]) -> Markup {
        .group(files.map { void("source", [.src($0.address), .type($0.file.type)]) })
    }

    /// Shown from the beginning when a reader's language is not the one that is spoken.
    private var tracks: Markup {
        let wanted = picture.language == texts.language.rawValue ? nil : texts.language.rawValue
        return .group(
            picture.subtitles.map { language in
                void(
                    "track",
                    [
                        Attribute("kind", language == picture.language ? "captions" : "subtitles"),
                        .src("\(picture.path)/subtitles/\(language)"), Attribute("srclang", language),
                        Attribute("label", SubtitleLanguage.name(of: language)),
                        Attribute("default", when: language == wanted),
                    ])
            })
    }
}
