import Commons
import Markdown
import Markup
import Web

extension Ending {
    /// The questions of the form that were answered, each with its answer.
    func view(language: String, _ texts: Texts) -> Markup {
        .group(
            Self.questions.filter { !self[keyPath: $0.path].isEmpty }.map { name, path in
                .group([
                    p(.class("note")) { texts("replications.ending.told.\(name)") },
                    div(.lang(language)) { Markdown(self[keyPath: path]).markup },
                ])
            })
    }
}

extension StateChange {
    /// The reason, what was learned, and what else was told.
    func told(language: String, _ texts: Texts) -> Markup {
        .group([
            reason.isEmpty ? .group([]) : div(.lang(language)) { Markdown(reason).markup },
            lessons.isEmpty
                ? .group([])
                : .group([
                    p(.class("note")) { texts("replications.lessons") },
                    div(.lang(language)) { Markdown(lessons).markup },
                ]),
            ending?.view(language: language, texts) ?? .group([]),
        ])
    }
}
