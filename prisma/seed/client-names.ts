// Who are the clients of the demo clinic? All of them are made up.

/** Given name and family name, parted at the first space. Amara Diallo, whom sign-in offers, is the first. */
export const CLIENT_NAMES: readonly string[] = [
  ...["Amara Diallo", "Leila Haddad", "Noor Rahman", "Mateo Herrera", "Elena Petrova", "Wei Chen", "Thandiwe Nkosi"],
  ...["Siobhán Kelly", "Ravi Menon", "Peter Novák", "Oliver Hughes", "Jonas Weber", "Zainab Ali", "Yuki Tanabe"],
  ...["Tuan Le", "Tomasz Wójcik", "Sanjay Patel", "Ruth Abara", "Rosa Delgado", "Omar Farouk", "Mei Yamada"],
  ...["Marta Kowalska", "Lucía Vega", "Leah Goldberg", "Kofi Asante", "Ingrid Solheim", "Fatima Benali"],
  ...["Daniel Cohen", "Chidi Eze", "Camila Duarte", "Beatriz Almeida", "Ana Sousa", "Aisha Yusuf", "Zofia Lis"],
  ...["Yaw Boateng", "Teresa Molina", "Sione Taufa", "Samir Haddou", "Meera Iyer", "Ines Carvalho"],
  ...["Ifeoma Balogun", "Helena Costa", "Hannah Weiss", "Grace Mbeki", "Carmen Ortiz", "Bao Nguyen"],
  ...["Aroha Ngata", "Anh Le", "Bronwen Pugh", "Callum Reid", "Niamh Doherty", "Harriet Lowe", "Imran Qureshi"],
  ...["Priya Nair", "Lotte Janssens", "Wout Peeters", "Elke Maes", "Jef Willems", "Saar Claessens", "Noa Vermeulen"],
  ...["Bram De Smet", "Yasmina El Idrissi", "Karim Bouzid", "Femke Wouters", "Lien Goossens", "Pieter Aerts"],
  ...["Céline Dubois", "Hugo Lambert", "Aurélie Martin", "Chloé Renard", "Giulia Conti", "Matteo Ricci"],
  ...["Francesca Greco", "Ioana Popescu", "Andrei Ionescu", "Katarina Horvat", "Luka Babić", "Milica Jovanović"],
  ...["Nikos Papadakis", "Eleni Georgiou", "Deniz Yılmaz", "Elif Demir", "Sara Lindgren", "Mikkel Sørensen"],
  ...["Aino Virtanen", "Eero Korhonen", "Liisa Tamm", "Rasa Kazlauskienė", "Olena Shevchenko", "Dmytro Bondar"],
  ...["Tamar Beridze", "Ani Sargsyan", "Shirin Karimi", "Reza Moradi", "Miriam Katz", "Layla Nasser"],
  ...["Hassan Aden", "Hodan Warsame", "Selam Tesfaye", "Abel Bekele", "Wanjiru Kamau", "Otieno Odhiambo"],
  ...["Blessing Adeyemi", "Kwame Mensah", "Fatou Sarr", "Mamadou Keïta", "Zanele Dlamini", "Pieter-Jan Botha"],
  ...["Lakshmi Rao", "Arjun Singh", "Nadia Chowdhury", "Ayesha Malik", "Dilani Perera", "Min-seo Park"],
  ...["Haruto Sato", "Linh Pham", "Putri Wijaya", "Isabel Navarro", "Rafael Moreira", "Valentina Rojas"],
];
