import Markup
import Web

/// Where somebody chooses the file that they bring. One that is large goes in parts where there are scripts.
struct FileField {
    private let view: FormView

    init(_ view: FormView) { self.view = view }

    var markup: Markup {
        let texts = view.texts
        return .group([
            input(.type("hidden"), .name("upload"), .value(view.submission.shown("upload"))),
            view.submission.shown("upload").isEmpty
                ? .group([]) : p(.class("note")) { texts("media.upload.isHere") },
            view.line(
                "file", type: "file",
                attributes: [
                    .accept(Self.accepted), Attribute("data-parts", "/uploads"),
                    Attribute("data-busy", texts("media.upload.progress", ["percent": "{percent}"])),
                    Attribute("data-stop", texts("media.upload.stop")),
                    Attribute("data-broken", texts("media.upload.broken")),
                ]),
        ])
    }

    /// Only a help to choose: what is taken is told from the file.
    private static let accepted =
        "image/jpeg,image/png,image/webp,image/heic,image/avif,audio/*,video/*,.mkv,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp"
        + ",.txt,.md,.csv"
}
