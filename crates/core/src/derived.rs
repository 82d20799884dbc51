//! What follows from other data and need not be given: the allocation from the budget lines, the signatories and the
//! participants of meetings from the contacts. What is given counts; that both agree is a matter of the checks.

use crate::person::settle;
use crate::{
    Agreement, AllocationShare, BudgetLine, Configuration, Contact, Customer, GroupRole, Meeting, Money,
    Participant, ParticipantRole, Party, Signatory,
};

impl Agreement {
    /// Adds what is not given and follows from the budget lines and the customer's contacts, as far as those are known.
    pub fn complete(
        &mut self,
        customer: Option<&Customer>,
        budget: Option<&[BudgetLine]>,
        configuration: &Configuration,
    ) {
        if self.allocation.is_empty() {
            self.allocation = budget
                .map(|lines| allocation(lines, configuration))
                .unwrap_or_default();
        }
        let names = || customer.into_iter().flat_map(Customer::contact_names);
        settle(&mut self.author, names());
        for signatory in &mut self.signatories {
            settle(&mut signatory.name, names());
        }
        if self.signatories.is_empty() {
            self.signatories = customer
                .map(|customer| signatories(customer, configuration))
                .unwrap_or_default();
        }
    }
}

impl Customer {
    /// The names of its contacts.
    pub fn contact_names(&self) -> impl Iterator<Item = &str> {
        self.contacts.iter().map(|contact| contact.name.as_str())
    }

    /// Writes the names of deputies as those of the contacts that they mean.
    pub fn settle_names(&mut self) {
        let names: Vec<String> = self.contact_names().map(str::to_owned).collect();
        for deputy in self
            .contacts
            .iter_mut()
            .filter_map(|contact| contact.deputy.as_mut())
        {
            settle(deputy, names.iter().map(String::as_str));
        }
    }
}

impl Meeting {
    /// Writes the names of chair and secretary as those of the participants that they mean.
    pub fn settle_names(&mut self) {
        let names = || {
            self.participants
                .iter()
                .map(|participant| participant.name.as_str())
        };
        settle(&mut self.chair, names());
        settle(&mut self.secretary, names());
    }

    /// Adds what is not given and follows from the customer's contacts and the others in its monitoring group.
    pub fn complete(&mut self, customer: &Customer, configuration: &Configuration) {
        let group = group(customer, configuration);
        let holder = |wanted: GroupRole| {
            let holder = group.iter().find(|(role, _)| *role == wanted);
            holder.map(|(_, person)| person.name.clone())
        };
        if self.chair.is_empty() {
            self.chair = holder(GroupRole::Chair).unwrap_or_default();
        }
        if self.secretary.is_empty() {
            self.secretary = holder(GroupRole::Secretary).unwrap_or_default();
        }
        if self.participants.is_empty() {
            self.participants = group.into_iter().map(|(_, person)| person).collect();
        }
    }

    /// Whether something follows from the customer's contacts.
    pub fn is_incomplete(&self) -> bool {
        self.chair.is_empty() || self.secretary.is_empty() || self.participants.is_empty()
    }
}

/// The sums of the lines by cost type, in the order of the settings; cost types that the settings do not know come last.
fn allocation(lines: &[BudgetLine], configuration: &Configuration) -> Vec<AllocationShare> {
    let known = configuration.defaults.cost_types.iter().map(String::as_str);
    let all = known.chain(lines.iter().map(|line| line.cost_type.as_str()));
    let mut shares: Vec<AllocationShare> = Vec::new();
    for cost_type in all {
        let own = || lines.iter().filter(|line| line.cost_type == cost_type);
        if own().next().is_some() && shares.iter().all(|share| share.cost_type != cost_type) {
            let amount: Money = own().map(|line| line.amount).sum();
            let cost_type = cost_type.to_owned();
            shares.push(AllocationShare { cost_type, amount });
        }
    }
    shares
}

/// Who signs, step by step of the signing order: the contacts that are marked for a position of the step, or else the first whose role
/// is one. The last step is the customer's; there nobody signs by role alone.
fn signatories(customer: &Customer, configuration: &Configuration) -> Vec<Signatory> {
    let order = &configuration.defaults.signing_order;
    let mut signatories: Vec<Signatory> = Vec::new();
    for (step, positions) in order.iter().enumerate() {
        let party = match step + 1 == order.len() {
            true => Party::Customer,
            false => Party::Provider,
        };
        let contacts: Vec<&Contact> = customer.contacts_of(party).collect();
        let marked = contacts.iter().filter_map(|contact| {
            let position = contact
                .signs_as
                .as_ref()
                .filter(|position| positions.contains(position))?;
            Some((*contact, position))
        });
        let mut signing: Vec<(&Contact, &String)> = marked.collect();
        if signing.is_empty() && party == Party::Provider {
            let by_role = positions.iter().find_map(|position| {
                let holder = contacts
                    .iter()
                    .find(|contact| contact.signs_as.is_none() && contact.role == *position);
                holder.map(|contact| (*contact, position))
            });
            signing.extend(by_role);
        }
        signatories.extend(signing.into_iter().map(|(contact, position)| Signatory {
            name: contact.name.clone(),
            position: position.clone(),
            title: Some(contact.role.clone()).filter(|role| role != position),
            party,
            agency: contact.agency.clone(),
        }));
    }
    signatories
}

/// The members of the monitoring group: the others first, then the customer's, then the provider's.
fn group(customer: &Customer, configuration: &Configuration) -> Vec<(GroupRole, Participant)> {
    let others = customer.group.iter().map(|member| {
        let participant = Participant {
            name: member.name.clone(),
            position: member.position.clone(),
            organisation: member.organisation.clone(),
            role: member.role.in_meeting(),
            email: member.email.clone(),
        };
        (member.role, participant)
    });
    let contacts = [Party::Customer, Party::Provider]
        .into_iter()
        .flat_map(|party| customer.contacts_of(party));
    let contacts = contacts.filter_map(|contact| {
        let role = contact.group_role?;
        let organisation = match (&contact.agency, contact.party) {
            (Some(agency), _) => agency,
            (None, Party::Customer) => &customer.name.base,
            (None, Party::Provider) => &configuration.organisation.name.base,
        };
        let participant = Participant {
            name: contact.name.clone(),
            position: contact.role.clone(),
            organisation: organisation.clone(),
            role: role.in_meeting(),
            email: contact.email.clone(),
        };
        Some((role, participant))
    });
    others.chain(contacts).collect()
}

impl GroupRole {
    /// The part that somebody with this role has in a meeting.
    pub fn in_meeting(self) -> ParticipantRole {
        match self {
            GroupRole::Chair | GroupRole::Secretary | GroupRole::Member => ParticipantRole::Member,
            GroupRole::Deputy => ParticipantRole::Deputy,
            GroupRole::Presenter => ParticipantRole::Presenter,
            GroupRole::Expert => ParticipantRole::Expert,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::example::{configuration, dossier};

    #[test]
    fn the_allocation_is_the_sums_of_the_lines() {
        let (settings, given) = (configuration(), dossier());
        let mut agreement = given.agreement.clone();
        agreement.allocation.clear();
        agreement.complete(None, Some(&given.budget), &settings);
        assert_eq!(agreement.allocation, given.agreement.allocation);
    }

    #[test]
    fn who_signs_follows_from_roles_and_marks() {
        let (settings, mut given) = (configuration(), dossier());
        given.agreement.signatories.clear();
        let contacts = &mut given.customer.contacts;
        contacts[0].signs_as = Some("asiakkaan edustaja".into());
        contacts[0].role = "tietohallintopäällikkö".into();
        contacts[1].role = "ylijohtaja".into();
        let mut manager = contacts[1].clone();
        manager.name = "Sanna Suhde".into();
        manager.role = "asiakaspäällikkö".into();
        contacts.push(manager);
        given.agreement.complete(Some(&given.customer), None, &settings);
        let names: Vec<(&str, &str, Option<&str>)> = given
            .agreement
            .signatories
            .iter()
            .map(|one| (one.name.as_str(), one.position.as_str(), one.title.as_deref()))
            .collect();
        assert_eq!(
            names,
            [
                ("Sanna Suhde", "asiakaspäällikkö", None),
                ("Pekka Palvelu", "ylijohtaja", None),
                (
                    "Aino Asiakas",
                    "asiakkaan edustaja",
                    Some("tietohallintopäällikkö")
                ),
            ]
        );
    }
}
