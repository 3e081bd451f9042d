package import Markup
package import Web

/// Under a list: the list itself, to take away.
package struct TakeAway {
    private let texts: Texts
    private let address: (Format) -> String

    /// - Parameter address: where the list begins in one of the forms.
    package init(_ texts: Texts, _ address: @escaping (Format) -> String) {
        self.texts = texts
        self.address = address
    }

    package var markup: Markup {
        nav(.class("note"), .ariaLabel(texts("commons.takeAway"))) {
            texts("commons.takeAway") + " "
            link(.csv, "CSV")
            ", "
            link(.geoJSON, "GeoJSON")
            ", "
            link(.json, "JSON")
        }
    }

    private func link(_ format: Format, _ name: String) -> Markup {
        a(.href(address(format)), .type(format.type), .rel("nofollow")) { name }
    }
}
