/** Words of orders that need someone's approval, and of the limits that make them. */
export const approval = {
  "approval.state": "To approve",
  "approval.approve": "Approve",
  "approval.ask": "Ask for approval",
  "approval.isAsking": "Asking",
  "approval.asking": "Ask for approval of {number}",
  "approval.waits": "Waits for approval, by this role at least: {role}",
  "approval.askedBy": "Asked for by {name}, {when}.",
  "approval.declined": "Not approved: {why}",
  "approval.decline": "Decline",
  "approval.isDeclining": "Declining",
  "approval.declining": "Decline {number}",
  "approval.declineWhat": "It becomes a draft again that can be changed. Whoever asked is told why.",

  "settings.approval": "Approval of orders",
  "settings.approval.about": "Up to which amounts purchase orders are confirmed, and by whom",
  "limits.what":
    "Above its limit, a role asks for approval by the next one. A role with a limit asks for every order in a currency that has none; a role without any may confirm all.",
  "limits.none": "No limits yet: everyone who may confirm orders may confirm any.",
  "limits.role": "Who",
  "limits.currency": "Currency",
  "limits.amount": "Up to, with tax",
  "limits.add": "Add limit",
  "limits.remove": "Remove limit",
} as const;
