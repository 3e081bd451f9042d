internal import Markup

extension MarkdownElement {
    /// The element with its content, under a heading of the page.
    func markup(_ content: Markup, _ headingLevel: Int) -> Markup {
        switch self {
        case .heading(let level): element(Self.headingName(headingLevel + level), [], content)
        case .orderedList(let start): element("ol", start == 1 ? [] : [Attribute("start", "\(start)")], content)
        case .rule: hr()
        case .codeBlock: element("pre", [], element("code", [], content))
        case .headerCell(let alignment): element("th", [.scope("col")] + alignment.attributes, content)
        case .cell(let alignment): element("td", alignment.attributes, content)
        case .link(let address): Self.link(to: Address(address), content)
        case .image: content
        case .paragraph: element("p", [], content)
        case .quote: element("blockquote", [], content)
        case .bulletList: element("ul", [], content)
        case .item: element("li", [], content)
        case .table: element("table", [], content)
        case .tableHead: element("thead", [], content)
        case .tableBody: element("tbody", [], content)
        case .tableRow: element("tr", [], content)
        case .emphasis: element("em", [], content)
        case .strong: element("strong", [], content)
        case .deleted: element("del", [], content)
        case .code: element("code", [], content)
        }
    }

    private static func headingName(_ level: Int) -> StaticString {
        switch level {
        case ...2: "h2"
        case 3: "h3"
        case 4: "h4"
        case 5: "h5"
        default: "h6"
        }
    }

    /// Who follows a link to another site does not say where they came from, and the link is no recommendation of ours.
    private static func link(to address: Address?, _ content: Markup) -> Markup {
        switch address {
        case .local(let path): a(.href(path)) { content }
        case .mail(let mail): a(.href(mail), .rel("nofollow")) { content }
        case .external(let url): a(.href(url), .rel("nofollow noopener ugc")) { content }
        case nil: content
        }
    }
}

extension MarkdownElement.Alignment {
    /// Classes, because the content security policy lets no style attribute through.
    fileprivate var attributes: [Attribute] {
        switch self {
        case .start: []
        case .middle: [.class("middle")]
        case .end: [.class("end")]
        }
    }
}
