import Markup

extension TerritoryLink {
    var link: Markup { a(.href(path)) { name } }

    /// Many of them, in lines that wrap.
    static func tags(_ territories: [TerritoryLink]) -> Markup {
        ul(.class("tags")) { Markup.group(territories.map { territory in li { territory.link } }) }
    }
}
