package import Markup
package import Web

/// Under a list: the list itself, to take away.
package struct TakeAway {
    private let texts: Texts
    private let forms: [(format: Format, name: String)]
    private let address: (Format) -> String

    /// - Parameter address: where the list begins in one of the forms.
    package init(_ texts: Texts, _ address: @escaping (Format) -> String) {
        self.init(texts, [(.csv, "CSV"), (.geoJSON, "GeoJSON"), (.json, "JSON")], address)
    }

    /// Of what has no places.
    package init(tableOf texts: Texts, _ address: @escaping (Format) -> String) {
        self.init(texts, [(.csv, "CSV"), (.json, "JSON")], address)
    }

    private init(_ texts: Texts, _ forms: [(Format, String)], _ address: @escaping (Format) -> String) {
        self.texts = texts
        self.forms = forms
        self.address = address
    }

    package var markup: Markup {
        nav(.class("note"), .ariaLabel(texts("commons.takeAway"))) {
            texts("commons.takeAway") + " "
            Markup.group(
                forms.enumerated().map { number, form in
                    .group([.text(number == 0 ? "" : ", "), link(form.format, form.name)])
                })
        }
    }

    private func link(_ format: Format, _ name: String) -> Markup {
        a(.href(address(format)), .type(format.type), .rel("nofollow")) { name }
    }
}
