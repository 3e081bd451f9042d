package import Markup

extension Mark {
    /// The mark in a line of text, where the word of the state follows it; hence nothing is read aloud.
    package var markup: Markup {
        element("svg", .class(classes), Attribute("viewBox", "0 0 16 16"), .ariaHidden("true")) { shape }
    }

    /// The mark as a symbol, for pictures that use it many times: `<use href="#map-running">`.
    package func symbol(id: String) -> Markup {
        element("symbol", .id(id), Attribute("viewBox", "0 0 16 16")) { shape }
    }

    private var shape: Markup {
        switch self {
        case .envisaged: Self.ring(radius: 5.5, stroke: 2, dashes: "0.1 3.356")
        case .preparing: Self.ring(radius: 5.5, stroke: 2)
        case .running: Self.disc(radius: 6.5)
        case .transformed: Self.filled("M8 .4 15.6 8 8 15.6.4 8Z")
        case .paused: .group([Self.ring(radius: 5.7, stroke: 1.6), Self.filled("M8 1.5a6.5 6.5 0 0 0 0 13Z")])
        case .handedOver:
            .group([Self.disc(radius: 4.5, x: 5, y: 11), Self.line("M9 7 14.5 1.5M9.8 1.5h4.7v4.7")])
        case .purposeMet: .group([Self.ring(radius: 6.5, stroke: 1.6), Self.line("M4.7 8.2 7.1 10.7 11.4 5.6")])
        case .notViable: .group([Self.ring(radius: 6.5, stroke: 1.6), Self.line("M4.5 8h7")])
        case .silent:
            .group([
                Self.disc(radius: 7.5, opacity: "0.18"), Self.disc(radius: 5, opacity: "0.4"), Self.disc(radius: 2.4),
            ])
        case .place: .group([Self.ring(radius: 6, stroke: 1.2), Self.disc(radius: 2.5)])
        }
    }

    private static func disc(radius: Double, x: Int = 8, y: Int = 8, opacity: String? = nil) -> Markup {
        element(
            "circle", Attribute("cx", "\(x)"), Attribute("cy", "\(y)"), Attribute("r", radius.short),
            Attribute("fill", "currentColor"), .optional("fill-opacity", opacity)
        ) {}
    }

    private static func ring(radius: Double, stroke: Double, dashes: String? = nil) -> Markup {
        element(
            "circle", Attribute("cx", "8"), Attribute("cy", "8"), Attribute("r", radius.short),
            Attribute("fill", "none"), Attribute("stroke", "currentColor"), Attribute("stroke-width", stroke.short),
            .optional("stroke-dasharray", dashes), .optional("stroke-linecap", dashes.map { _ in "round" })
        ) {}
    }

    private static func filled(_ path: String) -> Markup {
        element("path", Attribute("d", path), Attribute("fill", "currentColor")) {}
    }

    private static func line(_ path: String) -> Markup {
        element(
            "path", Attribute("d", path), Attribute("fill", "none"), Attribute("stroke", "currentColor"),
            Attribute("stroke-width", "1.8")
        ) {}
    }
}
