import Commons
import Replications
import Storage
import Web

extension SheetReading {
    /// Money in and out, line by line, with the sums and what is left; and whether it is what was told elsewhere.
    func money(_ texts: Texts) -> SheetSection {
        var blocks: [SheetSection.Block] = []
        if content.moneyIn.isEmpty && content.moneyOut.isEmpty {
            blocks.append(.paragraph(texts("accountability.money.none")))
        } else {
            blocks += lines("in", content.moneyIn, texts) + lines("out", content.moneyOut, texts)
            blocks.append(.paragraph(balance(texts)))
        }
        if let cost = otherCost { blocks.append(.note(other(cost, texts))) }
        return SheetSection(id: "money", heading: texts("accountability.section.money"), blocks: blocks)
    }

    private func lines(_ side: String, _ lines: [MoneyLine], _ texts: Texts) -> [SheetSection.Block] {
        let heading = SheetSection.Block.subheading(.init(texts("accountability.money.\(side)")))
        guard !lines.isEmpty else { return [heading, .paragraph(texts("accountability.money.none.\(side)"))] }
        let rows = lines.map { line -> [SheetSection.Cell] in
            [.init(line.what, in: thing.language), .init(line.amount.euros(texts))]
        }
        let total: [SheetSection.Cell] = [
            .init(texts("accountability.money.total")), .init(lines.total.euros(texts)),
        ]
        return [
            heading, table("accountability.money.\(side)", [side, "amount"], rows + [total], numbersFrom: 1, texts),
        ]
    }

    private func balance(_ texts: Texts) -> String {
        let rest = content.balance
        let key = rest.rawValue == 0 ? "even" : rest.rawValue > 0 ? "left" : "lacking"
        let amount = Amount(rawValue: abs(rest.rawValue)).euros(texts)
        return texts("accountability.money.\(key)", ["amount": amount])
    }

    /// What was told as spent in the year, where the lines make another sum.
    private var otherCost: KnownFigure? {
        guard !content.moneyOut.isEmpty, let year = content.period.year else { return nil }
        return known.figures.first {
            $0.measure == .cost && $0.year == year && $0.told > 0 && $0.missing == 0
                && $0.amount != content.moneyOut.total
        }
    }

    private func other(_ cost: KnownFigure, _ texts: Texts) -> String {
        texts(
            "accountability.money.other",
            [
                "year": "\(cost.year)", "told": cost.text(texts),
                "lines": content.moneyOut.total.euros(texts),
            ])
    }
}
