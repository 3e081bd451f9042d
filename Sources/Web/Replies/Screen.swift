package import Markup
package import Storage

/// What a view may know besides its model: the reader's language, the viewer, the node's name.
package struct Screen: Sendable {
    package let visit: Visit
    package let now: Timestamp

    /// A new identifier each time, for what a form is about to make.
    private let identifier: @Sendable () -> String

    /// The field in which a form proposes an identifier for what it makes.
    package static let onceField = "_once"

    package init(_ visit: Visit, world: World) {
        self.visit = visit
        now = world.now()
        identifier = world.identifier
    }

    package var texts: Texts { visit.texts }
    package var language: Language { visit.texts.language }
    package var viewer: Viewer? { visit.viewer }
    package var site: Site { visit.site }

    /// A form with a file.
    package func upload(to path: String, @MarkupBuilder content: () -> Markup) -> Markup {
        element(
            "form", .class("form"), .method("post"), .action(path), Attribute("enctype", "multipart/form-data"),
            .novalidate(true)
        ) {
            input(.type("hidden"), .name("_token"), .value(visit.formToken.show()))
            content()
        }
    }

    /// A form with a file that makes something new: sent twice, it makes one.
    package func creatingUpload(
        to path: String, proposing id: String = "", @MarkupBuilder content: () -> Markup
    ) -> Markup {
        upload(to: path) {
            input(.type("hidden"), .name(Self.onceField), .value(id.isEmpty ? identifier() : id))
            content()
        }
    }

    /// A form that changes something: it carries the proof that it was made for this visitor.
    package func form(
        to path: String, class names: String = "form", @MarkupBuilder content: () -> Markup
    ) -> Markup {
        element("form", .class(names), .method("post"), .action(path), .novalidate(true)) {
            input(.type("hidden"), .name("_token"), .value(visit.formToken.show()))
            content()
        }
    }

    /// A form that makes something new: sent twice, it makes one.
    package func creatingForm(
        to path: String, proposing id: String = "", class names: String = "form",
        @MarkupBuilder content: () -> Markup
    ) -> Markup {
        form(to: path, class: names) {
            input(.type("hidden"), .name(Self.onceField), .value(id.isEmpty ? identifier() : id))
            content()
        }
    }
}
