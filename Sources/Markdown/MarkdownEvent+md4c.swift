internal import CMarkdown

extension MarkdownElement {
    /// Nil for the document itself and for what the parser's flags keep it from finding.
    init?(block type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
        switch type {
        case MD_BLOCK_P: self = .paragraph
        case MD_BLOCK_H: self = .heading(level: Int(detail.as(MD_BLOCK_H_DETAIL.self)?.level ?? 1))
        case MD_BLOCK_QUOTE: self = .quote
        case MD_BLOCK_UL: self = .bulletList
        case MD_BLOCK_OL: self = .orderedList(start: Int(detail.as(MD_BLOCK_OL_DETAIL.self)?.start ?? 1))
        case MD_BLOCK_LI: self = .item
        case MD_BLOCK_HR: self = .rule
        case MD_BLOCK_CODE: self = .codeBlock
        case MD_BLOCK_TABLE: self = .table
        case MD_BLOCK_THEAD: self = .tableHead
        case MD_BLOCK_TBODY: self = .tableBody
        case MD_BLOCK_TR: self = .tableRow
        case MD_BLOCK_TH: self = .headerCell(Alignment(detail.as(MD_BLOCK_TD_DETAIL.self)?.align))
        case MD_BLOCK_TD: self = .cell(Alignment(detail.as(MD_BLOCK_TD_DETAIL.self)?.align))
        default: return nil
        }
    }

    init?(span type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        switch type {
        case MD_SPAN_EM: self = .emphasis
        case MD_SPAN_STRONG: self = .strong
        case MD_SPAN_DEL: self = .deleted
        case MD_SPAN_CODE: self = .code
        case MD_SPAN_A: self = .link(address: detail.as(MD_SPAN_A_DETAIL.self)?.href.decoded ?? "")
        case MD_SPAN_IMG: self = .image(address: detail.as(MD_SPAN_IMG_DETAIL.self)?.src.decoded ?? "")
        default: return nil
        }
    }
}

extension MarkdownElement.Alignment {
    fileprivate init(_ alignment: MD_ALIGN?) {
        switch alignment {
        case MD_ALIGN_CENTER: self = .middle
        case MD_ALIGN_RIGHT: self = .end
        default: self = .start
        }
    }
}

extension MarkdownEvent {
    init(_ type: MD_TEXTTYPE, _ text: UnsafePointer<MD_CHAR>?, _ size: MD_SIZE) {
        switch type {
        case MD_TEXT_SOFTBR: self = .softBreak
        case MD_TEXT_BR: self = .lineBreak
        case MD_TEXT_NULLCHAR: self = .text("\u{FFFD}")
        case MD_TEXT_ENTITY: self = .text(CharacterReference.decode(String(text, size)))
        default: self = .text(String(text, size).withoutControls)
        }
    }
}

/// What an address or a title costs: md4c builds it anew at each use of a link definition.
func attributeBytes(of type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int {
    switch type {
    case MD_SPAN_A: detail.as(MD_SPAN_A_DETAIL.self).map { Int($0.href.size) + Int($0.title.size) } ?? 0
    case MD_SPAN_IMG: detail.as(MD_SPAN_IMG_DETAIL.self).map { Int($0.src.size) + Int($0.title.size) } ?? 0
    default: 0
    }
}

extension MD_ATTRIBUTE {
    /// With its character references decoded, as a browser would before it looks at an address.
    /// Empty when it is too long for an address.
    fileprivate var decoded: String {
        guard size > 0, size <= Address.longest, let text, let substr_types, let substr_offsets else { return "" }
        var whole = ""
        var part = 0
        while substr_offsets[part] < size {
            let start = substr_offsets[part]
            let piece = String(text + Int(start), substr_offsets[part + 1] - start)
            whole += substr_types[part] == MD_TEXT_ENTITY ? CharacterReference.decode(piece) : piece
            part += 1
        }
        return whole
    }
}

extension UnsafeMutableRawPointer? {
    fileprivate func `as`<Detail>(_ type: Detail.Type) -> Detail? { self?.assumingMemoryBound(to: type).pointee }
}

extension String {
    fileprivate init(_ text: UnsafePointer<MD_CHAR>?, _ size: MD_SIZE) {
        let bytes = UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : Int(size))
        self.init(decoding: bytes, as: UTF8.self)
    }
}
