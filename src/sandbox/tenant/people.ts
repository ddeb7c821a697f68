import { randomUUID } from 'node:crypto';
import type { RoleName } from './directory-roles';
import type { DirectoryUser } from './tenant';

interface Person {
  given: string;
  family: string;
  title: string;
  department: string;
  roles?: readonly RoleName[];
  disabled?: true;
}

/** The people of the sandbox. The first two are its only Global Administrators. */
const people: readonly Person[] = [
  {
    given: 'Ada',
    family: 'Lindqvist',
    title: 'Head of IT',
    department: 'IT',
    roles: ['Global Administrator'],
  },
  {
    given: 'Ben',
    family: 'Okafor',
    title: 'Identity Lead',
    department: 'IT',
    roles: ['Global Administrator'],
  },
  {
    given: 'Carla',
    family: 'Moreno',
    title: 'Security Manager',
    department: 'Security',
    roles: ['Security Administrator'],
  },
  {
    given: 'Dev',
    family: 'Raman',
    title: 'Platform Engineer',
    department: 'IT',
    roles: ['Application Administrator'],
  },
  {
    given: 'Elin',
    family: 'Haugen',
    title: 'SOC Analyst',
    department: 'Security',
    roles: ['Security Operator'],
  },
  {
    given: 'Farid',
    family: 'Nazari',
    title: 'SOC Analyst',
    department: 'Security',
    roles: ['Security Operator'],
  },
  {
    given: 'Grace',
    family: 'Whitfield',
    title: 'Threat Hunter',
    department: 'Security',
    roles: ['Security Reader'],
  },
  {
    given: 'Hugo',
    family: 'Bernard',
    title: 'SOC Analyst',
    department: 'Security',
    roles: ['Security Reader'],
  },
  { given: 'Ines', family: 'Cardoso', title: 'Auditor', department: 'Risk', roles: ['Global Reader'] },
  {
    given: 'Jonas',
    family: 'Weber',
    title: 'Messaging Engineer',
    department: 'IT',
    roles: ['Exchange Administrator'],
  },
  {
    given: 'Keiko',
    family: 'Tanabe',
    title: 'Service Desk Lead',
    department: 'IT',
    roles: ['Helpdesk Administrator'],
  },
  { given: 'Liam', family: 'Doyle', title: 'Accountant', department: 'Finance' },
  { given: 'Mira', family: 'Kovac', title: 'Finance Director', department: 'Finance' },
  { given: 'Noah', family: 'Adeyemi', title: 'Treasury Analyst', department: 'Finance' },
  { given: 'Olga', family: 'Petrenko', title: 'Sales Manager', department: 'Sales' },
  { given: 'Pablo', family: 'Quintana', title: 'Account Executive', department: 'Sales' },
  { given: 'Quinn', family: 'Harper', title: 'Account Executive', department: 'Sales' },
  { given: 'Rosa', family: 'Bianchi', title: 'Recruiter', department: 'People' },
  { given: 'Sami', family: 'Virtanen', title: 'People Partner', department: 'People' },
  { given: 'Tara', family: "O'Brien", title: 'Software Engineer', department: 'Engineering' },
  { given: 'Umar', family: 'Siddiqui', title: 'Software Engineer', department: 'Engineering' },
  { given: 'Vera', family: 'Jansen', title: 'Data Engineer', department: 'Engineering' },
  { given: 'Wen', family: 'Zhao', title: 'Release Engineer', department: 'Engineering' },
  { given: 'Xenia', family: 'Markou', title: 'Plant Supervisor', department: 'Operations' },
  { given: 'Yusuf', family: 'Demir', title: 'Logistics Planner', department: 'Operations' },
  { given: 'Zoe', family: 'Laurent', title: 'Counsel', department: 'Legal' },
  { given: 'Aron', family: 'Falk', title: 'Former Contractor', department: 'Operations', disabled: true },
];

export interface Staff {
  users: DirectoryUser[];
  /** Who holds which directory role. */
  holders: { principalId: string; role: RoleName }[];
}

/** Hires everybody, and invites one guest. */
export function hirePeople(initialDomain: string, defaultDomain: string, since: string): Staff {
  const holders: Staff['holders'] = [];
  const users = people.map((person) => {
    const id = randomUUID();
    for (const role of person.roles ?? []) holders.push({ principalId: id, role });
    return memberOf(person, id, defaultDomain, since);
  });
  return { users: [...users, guest(initialDomain, since)], holders };
}

function memberOf(
  { given, family, title, department, disabled }: Person,
  id: string,
  domain: string,
  since: string,
) {
  const name = `${given}.${family}`.toLowerCase().replaceAll("'", '');
  return {
    id,
    displayName: `${given} ${family}`,
    givenName: given,
    surname: family,
    userPrincipalName: `${name}@${domain}`,
    mail: `${name}@${domain}`,
    mailNickname: name,
    jobTitle: title,
    department,
    officeLocation: department === 'Operations' ? 'Plant 2' : 'Head office',
    companyName: 'Contoso Harbour',
    businessPhones: [],
    mobilePhone: null,
    preferredLanguage: 'en-US',
    usageLocation: 'NL',
    country: 'Netherlands',
    city: 'Rotterdam',
    userType: 'Member',
    accountEnabled: disabled !== true,
    createdDateTime: since,
    onPremisesSyncEnabled: null,
  };
}

function guest(initialDomain: string, since: string): DirectoryUser {
  const name = 'gina.partner_fabrikam.example';
  return {
    ...memberOf(
      { given: 'Gina', family: 'Partner', title: 'Consultant', department: 'External' },
      randomUUID(),
      initialDomain,
      since,
    ),
    displayName: 'Gina Partner (Fabrikam)',
    userPrincipalName: `${name}#EXT#@${initialDomain}`,
    mail: 'gina.partner@fabrikam.example',
    mailNickname: `${name}#EXT#`,
    companyName: 'Fabrikam',
    userType: 'Guest',
    externalUserState: 'Accepted',
  };
}
