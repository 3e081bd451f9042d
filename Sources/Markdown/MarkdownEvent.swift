/// What a reader of Markdown meets, in the order of the source.
enum MarkdownEvent {
    case enter(MarkdownElement)
    case leave(MarkdownElement)
    case text(String)
    /// A line end that means nothing.
    case softBreak
    case lineBreak
}

enum MarkdownElement: Equatable {
    case paragraph
    case heading(level: Int)
    case quote
    case bulletList
    case orderedList(start: Int)
    case item
    case rule
    case codeBlock
    case table
    case tableHead
    case tableBody
    case tableRow
    case headerCell(Alignment)
    case cell(Alignment)
    case emphasis
    case strong
    case deleted
    case code
    case link(address: String)
    case image(address: String)

    enum Alignment {
        case start
        case middle
        case end
    }
}
