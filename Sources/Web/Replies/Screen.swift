package import Markup
package import Storage

/// What a view may know besides its model: the reader's language, the viewer, the node's name.
package struct Screen: Sendable {
    package let visit: Visit
    package let now: Timestamp

    package init(_ visit: Visit, now: Timestamp) {
        self.visit = visit
        self.now = now
    }

    package var texts: Texts { visit.texts }
    package var language: Language { visit.texts.language }
    package var viewer: Viewer? { visit.viewer }
    package var site: Site { visit.site }

    /// A form that changes something: it carries the proof that it was made for this visitor.
    package func form(
        to path: String, class names: String = "form", @MarkupBuilder content: () -> Markup
    ) -> Markup {
        element("form", .class(names), .method("post"), .action(path), .novalidate(true)) {
            input(.type("hidden"), .name("_token"), .value(visit.formToken.show()))
            content()
        }
    }
}
